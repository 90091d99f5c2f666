/** Wait events of V$EVENT_NAME, 9.2 to 23ai, that are longer than the narrowest column for them. One a line. */
export const EVENTS: readonly string[] = `
ADG query scn advance wait
AQ Background Master: slave start
ARCH wait for archivelog lock
ARCH wait for flow-control
ARCH wait for net re-connect
ARCH wait for netserver detach
ARCH wait for netserver init 1
ARCH wait for netserver init 2
ARCH wait for netserver start
ARCH wait for pending I/Os
ARCH wait for process death 1
ARCH wait for process death 2
ARCH wait for process start 1
ARCH wait for process start 2
ARCH wait on c/f tx acquire 1
ARCH wait on c/f tx acquire 2
ASM COD rollback operation completion
ASM IO for non-blocking poll
ASM PST query : wait for [PM][grp][0] grant
ASM cluster membership changes
ASM file metadata operation
ASM mount : wait for heartbeat
ASM network foreground exits
ASM: MARK subscribe to msg channel
Archive Manager file transfer I/O
BRRB: waiting for buffers
Backup: MML command to channel
Backup: MML commit backup piece
Backup: MML create a backup piece
Backup: MML datafile proxy backup?
Backup: MML delete backup piece
Backup: MML extended initialization
Backup: MML get base address
Backup: MML initialization
Backup: MML obtain a direct buffer
Backup: MML proxy initialize backup
Backup: MML query backup piece
Backup: MML query for direct buffers
Backup: MML read backup piece
Backup: MML restore backup piece
Backup: MML write backup piece
CDB: Per Instance Query for PDB Info
CSS Xgrp shared operation
CSS group membership query
CSS operation: data query
CSS operation: data update
CSS operation: diagnostic
Cluster stabilization wait
Cluster stablization wait
DBMS_LDAP: LDAP operation
DBWR range invalidation sync
DG Broker configuration file I/O
DLM cross inst call completion
Data Guard broker: single instance
Data Guard broker: wait upon ORA-12850 error
Data Guard network buffer stall reap
Data Guard server operation completion
Data Guard: RFS disk I/O
Data Guard: controlfile update
Data Guard: process clean up
Data Guard: process exit
Disk file I/O Calibration
Disk file Mirror/Media Repair Write
Disk file operations I/O
Exadata: AMI read completion
External Procedure initial connection
FAL archive wait 1 sec for REOPEN minimum
GCR ctx lock acquisition
GV$: slave acquisition retry wait time
Global transaction acquire instance locks
IMR slave acknowledgement msg
IORM Scheduler Slave Idle Wait
IPC send completion sync
IPC wait for name service busy
IPC waiting for OSD resources
KJC: Wait for msg sends to complete
LGWR intra group IO completion
LGWR real time apply sync
LGWR simulation latency wait
LGWR wait on full LNS buffer
LGWR worker group ordering
LGWR-LNS wait on channel
LNS ASYNC control file txn
LNS ASYNC dest activation
LNS simulation latency wait
LogMiner builder: branch
LogMiner builder: memory
LogMiner client: transaction
LogMiner preparer: memory
LogMiner reader: log (idle)
LogMiner reader: redo (idle)
Logical Standby Apply Delay
Logical Standby Apply shutdown
Logical Standby Terminal Apply
Logical Standby dictionary build
Logical Standby pin transaction
MRP wait on archivelog archival
MRP wait on archivelog arrival
MRP wait on archivelog delay
MRP wait on process death
MRP wait on process restart
MRP wait on startup clear
MRP wait on state change
Monitor database operation
Network Retransmission Wait
OLAP Aggregate Client Deq
OLAP Aggregate Client Enq
OLAP Aggregate Master Deq
OLAP Aggregate Master Enq
OLAP Parallel Temp Grow Request
OLAP Parallel Temp Grow Wait
PMON to cleanup detached branches at shutdown
PMON to cleanup pseudo-branches at svc stop time
PX Deq Credit: free buffer
PX Deq Credit: need buffer
PX Deq Credit: send blkd
PX Deq: Index Merge Close
PX Deq: Index Merge Execute
PX Deq: Index Merge Reply
PX Deq: OLAP Update Close
PX Deq: OLAP Update Execute
PX Deq: OLAP Update Reply
PX Deq: Par Recov Change Vector
PX Deq: Par Recov Execute
PX Deq: Slave Session Stats
PX Deq: Table Q Get Keys
PX Deq: Txn Recovery Reply
PX Deq: Txn Recovery Start
PX Nsq: PQ descriptor query
PX Nsq: PQ load info query
PX hash elem being inserted
REPL Capture/Apply: RAC AQ qmn coordinator
REPL Capture/Apply: flow control
REPL Capture/Apply: memory
REPL Capture/Apply: messages
REPL Capture/Apply: miscellaneous
REPL Capture: archive log
REPL Capture: database startup
REPL Capture: filter callback ruleset
REPL Capture: miscellaneous
REPL Capture: resolve low memory condition
REPL Capture: subscribers to catch up
RMA: IPC0 completion sync
RMAN backup & recovery I/O
RVWR wait for flashback copy
Redo Transport Slave Shutdown
Redo Transport Slave Startup
Redo Writer Remote Sync Complete
Redo Writer Remote Sync Notify
SGA: MMAN sleep for component shrink
SGA: allocation forcing component growth
SQL*Net break/reset to client
SQL*Net break/reset to dblink
SQL*Net message from client
SQL*Net message from dblink
SQL*Net message to client
SQL*Net message to dblink
SQL*Net more data from client
SQL*Net more data from dblink
SQL*Net more data to client
SQL*Net more data to dblink
SQL*Net vector data from client
SQL*Net vector data from dblink
SQL*Net vector data to client
SQL*Net vector data to dblink
SQL*Net vector message from client
SUPLOG PL wait for inflight pragma-d PL/SQL
Space Manager: slave idle wait
Streams AQ: QueueTable kgl locks
Streams AQ: RAC qmn coordinator idle wait
Streams AQ: deallocate messages from Streams Pool
Streams AQ: delete acknowledged messages
Streams AQ: emn coordinator idle wait
Streams AQ: emn coordinator waiting for slave to start
Streams AQ: enqueue blocked due to flow control
Streams AQ: enqueue blocked on low memory
Streams AQ: load balancer idle
Streams AQ: opt operation
Streams AQ: qmn coordinator idle wait
Streams AQ: qmn coordinator waiting for slave to start
Streams AQ: qmn slave idle wait
Streams AQ: waiting for busy instance for instance_name
Streams AQ: waiting for messages in the queue
Streams AQ: waiting for time management or cleanup tasks
Streams capture: filter callback waiting for ruleset
Streams capture: resolve low memory condition
Streams capture: waiting for archive log
Streams capture: waiting for database startup
Streams capture: waiting for subscribers to catch up
Streams fetch slave: waiting for txns
Streams miscellaneous event
Streams: RAC waiting for inter instance ack
Streams: apply reader waiting for DDL to apply
Streams: waiting for messages
TEXT: URL_DATASTORE network wait
WCR: RAC message context busy
WCR: capture file IO write
WCR: replay client notify
acknowledge over PGA limit
affinity expansion in replay
alter system set dispatcher
asynch descriptor resize
auto-sqltune: wait graph update
block change tracking buffer space
broadcast mesg queue transition
broadcast mesg recovery queue transition
buffer invalidation wait
buffer rememberlist busy
cell list of blocks physical read
cell list of blocks read request
cell manager cancel work request
cell manager closing cell
cell manager discovering disks
cell manager opening cell
cell multiblock physical read
cell multiblock read request
cell physical read no I/O
cell single block physical read
cell single block physical read: RDMA
cell single block physical read: flash cache
cell single block physical read: pmem cache
cell single block physical read: xrmem cache
cell single block read request
cell smart file creation
cell smart incremental backup
cell smart index scan request
cell smart index scan: db timezone upgrade
cell smart index scan: disabled by user
cell smart index scan: pass through
cell smart restore from backup
cell smart table scan request
cell smart table scan: db timezone upgrade
cell smart table scan: disabled by user
cell smart table scan: pass through
cell worker online completion
change tracking file parallel write
change tracking file synchronous read
change tracking file synchronous write
cleanup of aborted process
control file backup creation
control file diagnostic dump
control file parallel write
control file sequential read
control file single write
datafile copy range completion
datafile move cleanup during resize
db file async I/O submit
db flash cache dynamic disabling wait
db flash cache invalidate wait
db flash cache multiblock physical read
db flash cache single block physical read
enq: AB - ABMR process initialized
enq: AB - ABMR process start/stop
enq: AF - task serialization
enq: AM - ASM Password File Update
enq: AQ - cleanup exadirect connection
enq: AS - service activation
enq: AW - AW generation lock
enq: AW - AW$ table lock
enq: AW - user access for AW
enq: BF - PMON Join Filter cleanup
enq: BF - allocation contention
enq: BR - multi-section restore header
enq: BR - multi-section restore section
enq: BR - perform autobackup
enq: BR - request autobackup
enq: BR - space info datafile hdr update
enq: CN - race with init
enq: CO - master slave det
enq: CR - block range reuse ckpt
enq: CT - CTWR process start/stop
enq: CT - change stream ownership
enq: CT - global space management
enq: CT - local space management
enq: CT - state change gate 1
enq: CT - state change gate 2
enq: DA - Slave Process Array
enq: FC - open an ACD thread
enq: FC - recover an ACD thread
enq: FD - Flashback coordinator
enq: FD - Flashback logical operations
enq: FD - Flashback on/off
enq: FD - Marker generation
enq: FD - Restore point create/drop
enq: FD - Tablespace flashback on/off
enq: FG - FG redo generation enq race
enq: FG - LGWR redo generation enq race
enq: FG - serialize ACD relocate
enq: FL - Flashback database log
enq: FL - Flashback db command
enq: FP - global fob contention
enq: FR - recover the thread
enq: FR - use the thread
enq: FT - allow LGWR writes
enq: FT - disable LGWR writes
enq: FX - issue ACD Xtnt Relocation CIC
enq: IM - contention for blr
enq: JS - job recov lock
enq: JS - job run lock - synchronize
enq: JS - q mem clnup lck
enq: JX - SQL statement queue
enq: JX - cleanup of  queue
enq: JZ - Join group dictionary
enq: KD - determine DBRM master
enq: KE - ASM cached attributes
enq: KO - fast object checkpoint
enq: KQ - access ASM attribute
enq: KR - Add rule to ruleset
enq: KR - Remove rule from ruleset
enq: MF - flush bkgnd periodic
enq: MF - flush for file sync
enq: MF - flush for file sync wait
enq: MR - datafile online
enq: MR - standby role transition
enq: MX - sync storage server info
enq: OD - Serializing DDLs
enq: OW - initialization
enq: PA - read a privilege capture
enq: PC - update privilege capture info
enq: PW - flush prewarm buffers
enq: PW - perwarm status in dbw0
enq: RA - RT ADDM flood control
enq: RC - Result Cache: Contention
enq: RC - Result Cache: Enqueue
enq: RE - block repair contention
enq: RF - Broker Chief Lock
enq: RF - Broker State Lock
enq: RF - DG Broker Current File ID
enq: RF - FSFO Observer Heartbeat
enq: RF - FSFO Primary Shutdown suspended
enq: RF - FSFO connectivity state
enq: RF - FSFO synchronization
enq: RF - RF - Database Automatic Disable
enq: RF - synch: DG Broker metadata
enq: RF - synchronization: aifo master
enq: RF - synchronization: critical ai
enq: RF - synchronization: dg broker
enq: RL - RAC wallet lock
enq: RO - fast object reuse
enq: RS - persist alert level
enq: RS - prevent aging list update
enq: RS - prevent file delete
enq: RS - read alert level
enq: RS - write alert level
enq: RT - thread internal enable/disable
enq: RW - MV metadata contention
enq: RX - relocate extent
enq: SB - logical standby metadata
enq: SB - table instantiation
enq: SJ - Slave Task Cancel
enq: SL - get lock for undo
enq: TB - SQL Tuning Base Cache Load
enq: TB - SQL Tuning Base Cache Update
enq: TD - KTF dump entries
enq: TH - metric threshold evaluation
enq: TK - Auto Task Serialization
enq: TK - Auto Task Slave Lockout
enq: TQ - DDL contention
enq: TQ - DDL-INI contention
enq: TQ - INI contention
enq: TX - allocate ITL entry
enq: TX - index contention
enq: TX - row lock contention
enq: WL - RAC-wide SGA contention
enq: WL - RFS global state contention
enq: WL - Test access/locking
enq: WM - WLM Plan activation
enq: XC - XDB Configuration
enq: XD - ASM disk OFFLINE
enq: XD - ASM disk ONLINE
enq: XD - ASM disk drop/add
enq: XL - fault extent map
enq: XR - database force logging
enq: XR - quiesce database
enq: ZA - add std audit table partition
enq: ZF - add fga audit table partition
enq: ZH - compression analysis
enq: ZZ - update hash tables
events in waitclass Other
flashback buf free by RVWR
flashback log file write
free global transaction table entry
free process state object
gc block recovery request
gc cr multi block request
gc current block congested
gc current block direct read
gc current block unknown
gc current grant congested
gc current grant read-mostly invalidation
gc current multi block request
gc transaction table 2-way
gc transaction table 3-way
gcs ddet enter server mode
gcs drm freeze in enter server mode
gcs lmon dirtydetach step completion
gcs remastering wait for read latch
gcs remastering wait for write latch
gcs resource directory to be unfrozen
gcs retry nowait latch get
ges DFS hang analysis phase 2 acks
ges LMD suspend for testing event
ges LMD to inherit communication channels
ges LMON for send queues
ges LMON to get to FTDONE
ges LMON to join CGS group
ges RMS0 retry add redo log
ges cached resource cleanup
ges global resource directory to be frozen
ges ipc send done cbk test
ges lmd and pmon to attach
ges lmd sync during reconfig
ges lmd/lmses to freeze in rcfg - mrcvr
ges lmd/lmses to unfreeze in rcfg - mrcvr
ges lms sync during dynamic remastering and reconfig
ges master to get established for SCN op
ges message buffer allocation
ges performance test completion
ges process with outstanding i/o
ges reconfiguration to start
ges resource cleanout during enqueue open
ges resource cleanout during enqueue open-cvt
ges resource directory to be unfrozen
ges wait for lmon to be ready
ges1 LMON to wake up LMD - mrcvr
ges2 LMON to wake up LMD - mrcvr
ges2 LMON to wake up lms - mrcvr 2
ges2 LMON to wake up lms - mrcvr 3
ges2 proc latch in rm latch get 1
ges2 proc latch in rm latch get 2
get branch/thread/sequence enqueue
global enqueue expand wait
inactive transaction branch
index (re)build lock or pin object
index (re)build online cleanup
index (re)build online merge
index (re)build online start
job scheduler coordinator slave wait
jobq slave TJ process wait
jobq slave shutdown wait
kdblil wait before retrying ORA-54
kjbdomalc allocate recovery domain - retry
kjbdrmcvtq lmon drm quiesce: ping completion
kjbopen wait for recovery domain attach
kjctcisnd: Queue/Send client message
kjctssqmg: quick message send wait
kjudomatt wait for recovery domain attach
kjudomdet wait for recovery domain detach
kjxmlmsgrcv: lmon in IPC wait
knpc_acwm_AwaitChangedWaterMark
knpc_anq_AwaitNonemptyQueue
kpodplck wait before retrying ORA-54
ksxr poll remote instances
ksxr wait for mount shared
latch: Change Notification Hash table latch
latch: Change Notification Latch
latch: In memory undo latch
latch: MGA shared context latch
latch: MGA shared context root latch
latch: MQL Tracking Latch
latch: PX hash array latch
latch: active service list
latch: cache buffer handles
latch: cache buffers chains
latch: cache buffers lru chain
latch: change notification client cache latch
latch: checkpoint queue latch
latch: enqueue hash chains
latch: gcs resource hash
latch: ges resource hash list
latch: kjci process context latch
latch: kjci request sequence latch
latch: lob segment dispenser latch
latch: lob segment hash table latch
latch: lob segment query latch
latch: object queue header operation
latch: parallel query alloc buffer
latch: row cache objects
latch: session allocation
latch: virtual circuit queues
libcache interrupt action by LCK
library cache revalidation
library cache: bucket mutex X
library cache: dependency mutex X
log file sequential read
log file switch (archiving needed)
log file switch (checkpoint incomplete)
log file switch (clearing log file)
log file switch (private strand flush incomplete)
log file switch completion
log file sync: SCN ordering
multiple dbwriter suspend/resume for file offline
nologging fetch slave idle
nologging range consumption list
nologging standby txn commit
optimizer stats update retry
oradebug request completion
parallel recovery change buffer free
parallel recovery control message reply
parallel recovery coord send blocked
parallel recovery coord wait for reply
parallel recovery coord: all replies
parallel recovery coordinator idle wait
parallel recovery coordinator waits for cleanup of slaves
parallel recovery coordinator waits for slave cleanup
parallel recovery push change
parallel recovery read buffer free
parallel recovery slave idle wait
parallel recovery slave next change
parallel recovery slave wait for change
pending global transaction(s)
pi renounce write complete
process in prespawned state
recovery area: computing applied logs
recovery area: computing backed up files
recovery area: computing dropped files
recovery area: computing identical files
recovery area: computing obsolete files
recovery instance recovery completion
recovery merger idle wait
recovery receiver idle wait
recovery sender idle wait
redo log switch request completion
remote log force - SCN range
remote log force - buffer update
remote log force - commit
remote log force - log switch/recovery
remote log force - session cleanout
resmgr:internal state change
resmgr:internal state cleanup
retry contact SCN lock master
rollback operations active
rollback operations block full
rolling migration: cluster quiesce
scheduler job slave wait
securefile direct-read completion
securefile direct-write completion
service monitor: inst recovery completion
set director factor wait
simulated log write delay
statement suspended, wait error to be cleared
undo_retention publish retry
virtual circuit next request
wait for CSS operation: action
wait for EMON to process ntfns
wait for MTTR advisory state object
wait for a paralle reco to abort
wait for another txn - rollback to savepoint
wait for another txn - txn abort
wait for another txn - undo rcv abort
wait for assert messages to be sent
wait for kkpo ref-partitioning *TEST EVENT*
wait for membership synchronization
wait for possible quiesce finish
wait for rr lock release
wait for split-brain resolution
wait for stopper event to be increased
wait for tmc2 to complete
wait for unread message on broadcast channel
wait for unread message on multiple broadcast channels
wait for verification ack
wait list latch activity
write complete waits: flash cache
writes stopped by instance recovery or database suspension
`
  .trim()
  .split('\n');
