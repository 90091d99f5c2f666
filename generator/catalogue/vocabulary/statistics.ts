/** Statistics of V$STATNAME and of RAC messaging, 10.2 to 23ai, that are longer than the narrowest column for them. One a line. */
export const STATISTICS: readonly string[] = `
ASSM bg: mark segment for fix
ASSM bg:create segment fix task
ASSM bg:slave fix one segment
ASSM fg: submit segment fix task
ASSM gsp:Alignment unavailable in space res
ASSM gsp:Optimized data block rejects
ASSM gsp:Optimized index block rejects
ASSM gsp:blocks provided by space reservation
ASSM gsp:blocks rejected by access layer callback
ASSM gsp:blocks requested by space reservation
ASSM gsp:contention due to DML
ASSM gsp:get free critical block
ASSM gsp:get free index block
ASSM gsp:space search exceeded max steps
ASSM rsv:alloc from reserve fail
ASSM rsv:alloc from reserve succ
Batched IO (bound) vector count
Block Cleanout Optim referenced
CPU used by LWTs for this session
Client Path Maximum Transmission Unit(MTU)
Client Time (usec) Busy Sending Data
Client Time (usec) Last Ack Received
Client Time (usec) Last Data Received
Client Time (usec) Last Data Sent
Client Time (usec) Round Trip Time
Client Time (usec) Round Trip Time Variance
Client Total Number of Retransmitted Packets
Clusterwide global transactions
Clusterwide global transactions spanning RAC nodes
DBWR checkpoint buffers written
DBWR object drop buffers written
DBWR parallel query checkpoint buffers written
DBWR revisited being-written buffer
DBWR tablespace checkpoint buffers written
DBWR thread checkpoint buffers written
DBWR transaction table writes
DX/BB enqueue lock background get time
DX/BB enqueue lock background gets
DX/BB enqueue lock foreground requests
DX/BB enqueue lock foreground wait time
EHCC Analyze CUs Decompressed
EHCC Attempted Block Compressions
EHCC CU Row Pieces Compressed
EHCC CUs all rows pass minmax
EHCC Compressed Length Compressed
EHCC Compressed Length Decompressed
EHCC Decompressed Length Compressed
EHCC Decompressed Length Decompressed
EHCC Estimated Rows In Memory
EHCC Normal Scan CUs Decompressed
EHCC Pieces Buffered for Decompression
EHCC Query High CUs Compressed
EHCC Query High CUs Decompressed
EHCC Query Low CUs Compressed
EHCC Query Low CUs Decompressed
EHCC Total Columns for Decompression
EHCC Total Pieces for Decompression
EHCC Total Rows for Decompression
EHCC Turbo Scan CUs Decompressed
Forwarded 2PC commands across RAC nodes
GTX processes spawned by autotune
GTX processes stopped by autotune
Global Enqueue S-optim Broadcasts sent
Global Enqueue S-optim S-lock gets
Global Enqueue S-optim anti-locks crea
HCC scan CUs predicates optimized
HCC scan cell CUs columns accessed
HCC scan cell CUs decompression time
HCC scan cell CUs processed for uncompressed
HCC scan cell CUs row pieces accessed
HCC scan cell CUs sent uncompressed
HCC scan cell columns theoretical max
HCC scan rdbms CUs columns accessed
HCC scan rdbms CUs row pieces accessed
HCC scan rdbms CUs row pieces total
HCC scan rdbms bytes decompressed
HCC scan rdbms columns theoretical max
HCC: Number of times tried to non-CU Compress a Block
HSC Compressed Segment Block Changes
HSC Heap Segment Block Changes
HSC OLTP Compression skipped rows
HSC OLTP Non Compressible Blocks
HSC OLTP compression block checked
HSC OLTP negative compression
HSC OLTP positive compression
HSC OLTP recursive compression
Heatmap BlkLevel Flushed to SYSAUX
Heatmap Blklevel Flush Task Count
IM populate accumulated time (ms)
IM populate bytes from storage
IM populate no contiguous inmemory space
IM prepopulate accumulated time (ms)
IM repopulate accumulated time (ms)
IM scan CUs columns decompressed
IM scan CUs columns theoretical max
IM scan CUs memcompress for query low
IM scan CUs predicates applied
IM scan CUs predicates optimized
IM scan CUs predicates received
IM scan segments minmax eligible
IM space CU creations initiated
IMU recursive-transaction flush
IMU- failed to get a private strand
LOB table id lookup cache misses
OLAP Paging Manager Cache Changed Page
OS Integral unshared stack size
OS Involuntary context switches
OS Voluntary context switches
OTC commit optimization attempts
OTC commit optimization failure - setup
Parallel operations downgraded 1 to 25 pct
Parallel operations downgraded 25 to 50 pct
Parallel operations downgraded 50 to 75 pct
Parallel operations downgraded 75 to 99 pct
Parallel operations downgraded to serial
Parallel operations not downgraded
SCN increments due to another database
SMON posted for dropping temp segment
SMON posted for instance recovery
SMON posted for txn recovery for other instances
SMON posted for undo segment recovery
SMON posted for undo segment shrink
SQL*Net roundtrips to/from client
SQL*Net roundtrips to/from dblink
TBS Extension: bytes extended
TBS Extension: files extended
TBS Extension: tasks executed
Tablespace encryption elapsed time
Workload Capture: size (in bytes) of recorded user calls
Workload Capture: user calls flushed
acks for commit broadcast(actual)
acks for commit broadcast(logical)
active txn count during cleanout
auto extends on undo tablespace
background checkpoints completed
background checkpoints started
blocks helped by commit cache
broadcast msgs on commit(actual)
broadcast msgs on commit(logical)
broadcast msgs on commit(wasted)
bytes received via SQL*Net from client
bytes received via SQL*Net from dblink
bytes sent via SQL*Net to client
bytes sent via SQL*Net to dblink
bytes via SQL*Net vector from client
bytes via SQL*Net vector from dblink
bytes via SQL*Net vector to client
bytes via SQL*Net vector to dblink
calls to get snapshot scn: kcmgss
cell CUs processed for compressed
cell CUs processed for uncompressed
cell blocks helped by commit cache
cell blocks helped by minscn optimization
cell blocks processed by cache layer
cell blocks processed by data layer
cell blocks processed by index layer
cell blocks processed by txn layer
cell blocks returned by data layer
cell flash cache read hits for controlfile reads
cell flash cache read hits for smart IO
cell flash cache read hits for temp IO
cell interconnect bytes returned by XT smart scan
cell num block IOs due to a file instant restore in progress
cell num bytes in block IO during predicate offload
cell num bytes in passthru due to quarantine
cell num bytes in passthru during predicate offload
cell num bytes of IO reissued due to relocation
cell num fast response sessions
cell num fast response sessions continuing to smart scan
cell num smart IO sessions in rdbms block IO due to big payload
cell num smart IO sessions in rdbms block IO due to no cell mem
cell num smart IO sessions in rdbms block IO due to open fail
cell num smart IO sessions in rdbms block IO due to user
cell num smart IO sessions using passthru mode due to cellsrv
cell num smart IO sessions using passthru mode due to timezone
cell num smart IO sessions using passthru mode due to user
cell num smart file creation sessions using rdbms block IO mode
cell num smartio automem buffer allocation attempts
cell num smartio automem buffer allocation failures
cell num smartio permanent cell failures
cell num smartio transient cell failures
cell overwrites in flash cache
cell partial writes in flash cache
cell physical IO bytes eligible for predicate offload
cell physical IO bytes eligible for smart IOs
cell physical IO bytes processed for IM capacity
cell physical IO bytes processed for IM query
cell physical IO bytes processed for no memcompress
cell physical IO bytes pushed back due to excessive CPU on cell
cell physical IO bytes saved by columnar cache
cell physical IO bytes saved by storage index
cell physical IO bytes saved during optimized RMAN file restore
cell physical IO bytes saved during optimized file creation
cell physical IO bytes sent directly to DB node to balance CPU
cell physical IO bytes sent directly to DB node to balanceCPU u
cell physical IO interconnect bytes
cell physical IO interconnect bytes returned by smart scan
cell physical write IO bytes eligible for offload
cell physical write IO host network bytes written during offloa
cell physical write bytes saved by smart file initialization
cell scan CUs pcode aggregation pushdown
cell scan CUs pcode pred evaled using rowsets
cell scan CUs pcode selective done
cell scan efficiency improvement
cell simulated physical IO bytes eligible for predicate offload
cell simulated physical IO bytes returned by predicate offload
cell smart IO session cache hard misses
cell smart IO session cache hits
cell smart IO session cache lookups
cell smart IO session cache soft misses
cell transactions found in commit cache
cell writes to flash cache for temp IO
cellmemory IM load CUs for capacity
cellmemory IM scan CUs processed for capacity
cellmemory IM scan CUs rejected for capacity
chained rows processed by cell
chained rows rejected by cell
cleanout - number of ktugct calls
cleanouts and rollbacks - consistent read gets
cleanouts only - consistent read gets
commit batch/immediate performed
commit batch/immediate requested
commit cleanout failures: block lost
commit cleanout failures: buffer being written
commit cleanout failures: callback failure
commit cleanout failures: cannot pin
commit cleanout failures: delayed log
commit cleanout failures: flashback
commit cleanout failures: hot backup in progress
commit cleanout failures: write disabled
commit cleanouts successfully completed
commit txn count during cleanout
connection management call elapsed time
consistent gets - examination
consistent gets examination (fastpath)
consistent gets from cache (fastpath)
consistent gets pin (fastpath)
data blocks consistent reads - undo records applied
data warehousing cooling action
data warehousing evicted objects
data warehousing evicted objects - cooling
data warehousing evicted objects - replace
data warehousing scanned blocks
data warehousing scanned blocks - disk
data warehousing scanned blocks - flash
data warehousing scanned blocks - memory
data warehousing scanned blocks - offload
data warehousing scanned objects
db block gets from cache (fastpath)
deferred (CURRENT) block cleanout applications
deferred CUR cleanouts (index blocks)
drop segment calls in space pressure
dynamically allocated gcs resources
dynamically allocated gcs shadows
failed probes on index block reclamation
fastpath consistent get quota limit
flash cache eviction: aged out
flash cache eviction: buffer pinned
flash cache eviction: invalidated
flash cache insert skip: corrupt
flash cache insert skip: exists
flash cache insert skip: modification
flash cache insert skip: not current
flash cache insert skip: not useful
flashback cache read optimizations for block new
flashback direct read optimizations for block new
flashback securefile cache read optimizations for block new
flow control messages received
foreground propagated tracked transactions
gc cluster flash cache reads served
gc cluster flash cache received read hits
gc cr multiblock grant errors
gc current block receive time
gc current blocks received with BPS
gc current blocks served with BPS
gcs compatible cr basts (global)
gcs compatible cr basts (local)
gcs cr serve without current lock
gcs data block access record drops
gcs data block access records
gcs delta push aborted by remastering
gcs delta push cancelled at master
gcs delta push cancelled at old
gcs delta push cancelled by close
gcs delta push cancelled by consign
gcs delta push cancelled by cvt ping
gcs delta push cancelled by dwncvt
gcs delta update master msgs sent
gcs delta wait aborted by remastering
gcs flash read serve requests to slave
gcs forward cr to pinged instance
gcs grant request in partial open
gcs immediate (compatible) converts
gcs immediate (null) converts
gcs immediate cr (compatible) converts
gcs immediate cr (null) converts
gcs read-mostly failure unmount db
gcs reader bypass N->Xw ping local
gcs reader bypass N->Xw ping remote
gcs reader bypass grant S on assume
gcs reader bypass grant X on assume
gcs reader bypass grant fg ast
gcs reader bypass grant immediate
gcs side channel msgs logical
gcs stats management (SCM) process posts
global enqueue CPU used by this session
global undo segment hints helped
global undo segment hints were stale
hard parse (bind mismatch) elapsed time
hard parse (sharing criteria) elapsed time
hot buffers moved to head of LRU
immediate (CR) block cleanout applications
immediate (CURRENT) block cleanout applications
immediate CR cleanouts (index blocks)
implicit batch messages received
index cmph gencu, uncomp sentinals
index crx upgrade (positioned)
index fast full scans (direct read)
index fast full scans (rowid ranges)
index reclamation/extension switch
index split cancel wait noclean
java call heap collected bytes
java call heap collected count
java call heap live object count
java call heap live object count max
java call heap object count max
java call heap total size max
java session heap collected bytes
java session heap collected count
java session heap live object count
java session heap live object count max
java session heap live size max
java session heap object count
java session heap object count max
java session heap used size max
key vector rows processed by value
key vectors created (4 byte wide)
key vectors created (hash layout)
key vectors created (offset layout)
key vectors created (simple layout)
local undo segment hints helped
local undo segment hints were stale
logical read bytes from cache
memopt r lookup detected CR buffer
messages sent not implicit batched
min active SCN optimization applied on CR
msgs causing lmd to send msgs
msgs causing lms(s) to send msgs
msgs received kernel queue time (ns)
msgs received queue time (ms)
msgs sent queue time on ksxp (ms)
native hash arithmetic execute
no buffer to keep pinned count
no work - consistent read gets
number of broadcasted resources
number of directly freed master res
number of ges deadlock detected
number of resource borrowed by LMD
physical read flash cache hits
physical read partial requests
physical read requests optimized
physical read snap IO requests base
physical read snap IO requests copy
physical read snap IO requests new allocations
physical read snap IO requests no data
physical read total IO requests
physical read total bytes optimized
physical read total multi block requests
physical reads cache for securefile flashback block new
physical reads cache prefetch
physical reads direct for securefile flashback block new
physical reads direct temporary tablespace
physical reads for flashback new
physical reads prefetch warmup
physical write bytes optimized
physical write requests optimized
physical write snap IO requests new allocations
physical write total IO requests
physical write total bytes optimized
physical write total multi block requests
physical writes direct temporary tablespace
physical writes non checkpoint
prefetch warmup blocks aged out before use
prefetch warmup blocks flushed out before use
prefetched blocks aged out before use
process batch messages received
queue update without cp update
recovery block gets from cache
recovery blocks read for lost write detection
recovery blocks skipped lost write checks
recursive aborts on index block reclamation
recursive system API invocations
redo KB read (memory) for transport
redo blocks checksummed by FG (exclusive)
redo blocks checksummed by LGWR
redo blocks read for recovery
redo blocks written (group 0)
redo blocks written (group 1)
redo buffer allocation retries
redo entries for lost write detection
redo non-durable records skipped
redo size for lost write detection
redo synch time overhead (usec)
redo synch time overhead count (  2ms)
redo synch time overhead count (  8ms)
redo synch time overhead count ( 32ms)
redo synch time overhead count (128ms)
redo synch time overhead count (<128 msec)
redo synch time overhead count (<2 msec)
redo synch time overhead count (<32 msec)
redo synch time overhead count (<8 msec)
redo synch time overhead count (>=128 msec)
redo synch time overhead count (inf)
redo write broadcast ack count
redo write broadcast ack time
redo write broadcast lgwr post count
redo write size count (   4KB)
redo write size count (   8KB)
redo write size count (  16KB)
redo write size count (  32KB)
redo write size count (  64KB)
redo write size count ( 128KB)
redo write size count ( 256KB)
redo write size count ( 512KB)
redo write size count (1024KB)
redo write worker delay (usec)
redo write worker delay count
rollback changes - undo records applied
rollbacks only - consistent read gets
saved cleanout failures: callback failure
saved cleanouts successfully completed
scan rdbms pivoted columns accessed
scan rdbms pivoted columns theoretical max
securefile add dedupd lob to set
securefile bytes deduplicated
securefile bytes non-transformed
securefile dedup callback oper final
securefile dedup flush too low
securefile dedup hash collision
securefile dedup prefix hash match
securefile dedup wapp cache miss
securefile direct write bytes
securefile number of non-transformed flushes
securefile reject deduplication
securefile rmv from dedup set
securefile uncompressed bytes
segment chunks allocation from disepnser
segment chunks allocation from dispenser
segment dispenser allocations
segment prealloc ufs2cfs bytes
segment total chunk allocation
session logical reads in local numa group
session logical reads in remote numa group
session stored procedure space
shared hash latch upgrades - no wait
shared hash latch upgrades - wait
shared io pool buffer get failure
shared io pool buffer get success
space was not found by tune down
steps of tune down ret. in space pressure
sum of connection manage time
table scan disk non-IMC rows gotten
table scans (cache partitions)
total number of cf enq holders
total number of times SMON posted
total number of undo segments dropped
transaction lock background get time
transaction lock background gets
transaction lock foreground requests
transaction lock foreground wait time
transaction tables consistent read rollbacks
transaction tables consistent reads - undo records applied
tune down retentions in space pressure
txn cache local empty slot misses
txn cache local sync commit scn misses
txn cache lookup fail read even version
txn cache lookup slot exceeds max
txn cache remote empty slot misses
txn cache remote fetch double pass
txn cache remote requested xid count
txn cache remote ts/inst mismatch
txn cache remote usn hash read misses
undo block recovery disk reads skipped
undo segment header was pinned
vector group by accumspace cardinality
workarea executions - multipass
workarea executions - onepass
workarea executions - optimal
write clones created for recovery
write clones created in background
write clones created in foreground
`
  .trim()
  .split('\n');
