/** Latches of V$LATCHNAME, 10.2 to 23ai, that are longer than the narrowest column for them. One a line. */
export const LATCHES: readonly string[] = `
AQ Background: interrupt command latch
AQ Coord jobx_kwsbgsgn latch
AQ Message drive state object latch
AQ Message drop/del coord latch
AQ Propagation Scheduling Proc Table
AQ Propagation Scheduling System Load
AQ Sharded Cross Coordinator latch
AQ Sharded master pool latch
AQ Slave freSlvL_kwsbgsgn latch
AQ Subshard Context latch
AQ deq log cmt cbk chunk latch
AQ deq log statistics latch
AQ dequeue txn counter latch
AQ disk delete txn counter latch
AQ ht cmt cbk chunk latch
AQ process state object latch
AQ small txn context latch
ASM Volume process latch
ASM connection state latch
ASM file allocation latch
ASM file locked extent latch
ASM map load waiting list
ASM map operation freelist
ASM map operation hash table
ASM network background latch
AWR Alerted Metric Element list
Auto tasks hash table latch
Block new check invariant rollback SCN latch
CDB Service Hash Table Latch
Change Notification Hash table latch
Change Notification Latch
Column stats entry latch
DMON Network Error List Latch
Database Property Service latch
Dedup Write Append Table Latch
EMON slave state object latch
FOB consolidated s.o list latch
Fast-Start Failover State Latch
File IO Stats segmented array latch
File State Object Pool Parent Latch
Flashback coordinator context latch
Hang Manager wait event statistics
ILM Stats main anchor latch
ILM access tracking extent
ILM activity tracking latch
IM Global dictionary latch
IM Global dictionary queue latch
IM Global dictionary rw latch
IPC stats buffer allocation latch
JS broadcast LW Job latch
JS broadcast add buf latch
JS broadcast autostart latch
JS broadcast drop buf latch
JS broadcast kill buf latch
JS broadcast load blnc latch
JS global state obj latch
JS queue state obj latch
KCNIBR - invalid block range tree
KJC destination ctx free list
KJC global post event buffer
KJC global resend message queue
KJC message pool KGH calls
KJC message pool free list
KJC message pool pending avail list
KJC receiver ctx free list
KJC receiver queue access list
KJC snd proxy ctx free list
KJC snd proxy queue access list
KJCT receiver queue access
KMG MMAN ready and startup request latch
KMG resize request state object freelist
KQF runtime purge top lvl latch
KQF runtime table column alloc
KSFS OFS ctx level parent latch
KSFS OFS req layer parent latch
KSFS OFS sess layer parent latch
KSFS Receive and Send Queue latch
KSFS id table parent latch
KSFSD name cache parent latch
KSIPC SGA allocation parent latch
KSIPCGSN Hash Table latch
KSXR hang analysis phase 1 latch
KSXR hang analysis phase 2 latch
KTU in-memory txn table latch
KTURMA SGA allocation parent latch
KWQMN job cache list latch
KWQMN to-be-Stopped Buffer list Latch
LGWR worker group ordering
Locator state objects pool parent latch
Lost write change tracking
MGA shared context root latch
MMON per PDB bit map latch
Managed Standby Recovery State
Media rcv so alloc latch
Memory Queue Message Subscriber #1
Memory Queue Message Subscriber #2
Memory Queue Message Subscriber #3
Memory Queue Message Subscriber #4
Minimum flashback SCN latch
NSV command ID generation latch
NSV creation/termination latch
Nologging Standby SCN Time Map cache
ODM-NFS:Global file structure
OS process: request allocation
Online Datafile Move latch
PC and Classifier lists for WLM
Parent latch for dependency tracking
Parent latch for query hash table access
Parent latch for segments scanning
QOL Name Generation Latch
RAC Database Backlog Queue
REDO Stats history latch
Read Only Database Account Status
Real time apply boundary
Real-time descriptor latch
Real-time plan statistics latch
Report Request stats latch
Report Request struct latch
Request holder compeltion list latch
Request id generation latch
SGA hash table parent latch - S par
SQL memory manager latch
SQL memory manager workarea list latch
SR Stats main anchor latch
Security Class Hashtable
Shared context root latch
Statement Queuing SGA latch
Subscriber Ht elmt Latch
Tag instance state latch
Transportable DB Context Latch
Write State Object Pool Parent Latch
XDB NFS Stateful SGA Latch
acceptable condition management
active checkpoint queue latch
auto segment repair latch
block corruption recovery state
block media rcv so alloc latch
bq:time manger info latch
change notification client cache latch
change tracking consistent SCN
change tracking optimization SCN
change tracking state change latch
channel handle pool latch
channel operations parent latch
compile environment latch
connection pool sga data lock
constraint object allocation
corrupted undo seg latch
database property service latch
datapump attach fixed tables latch
datapump job fixed tables latch
domain validation update latch
eighteenth cispare latch - S parent
eighteenth cispare latch - X parent
eighteenth cispare latch - children
eighth cispare latch - S parent
eighth cispare latch - X parent
eighth cispare latch - children
eighth spare latch - X parent
eleventh cispare latch - S parent
eleventh cispare latch - X parent
eleventh cispare latch - children
eleventh spare latch - children
fifteenth cispare latch - S parent
fifteenth cispare latch - X parent
fifteenth cispare latch - children
fifteenth spare latch - children
fifth cispare latch - S parent
fifth cispare latch - X parent
fifth cispare latch - children
file deallocation SCN cache
file number translation table
first cispare latch - S parent
first cispare latch - X parent
first cispare latch - children
first spare latch - X non-parent
fixed table rows for x$hs_session
flashback archiver latch
flashback hint SCN barrier
flashback prepare log info
fourteenth cispare latch - S parent
fourteenth cispare latch - X parent
fourteenth cispare latch - children
fourteenth spare latch - children
fourth Audit Vault latch
fourth cispare latch - S parent
fourth cispare latch - X parent
fourth cispare latch - children
fourth spare latch - X parent
gcs affinity object freelist latch
gcs domain validate latch
gcs lock state resolution latch
gcs opaque info freelist
gcs partitioned table hash
gcs pcm hashed value bucket hash
gcs remaster request queue
gcs resource timerq list
gcs resource validate list
generalized trace enabling latch
ges DFS wait callback info
ges cached resource lists
ges caches resource lists
ges enqueue table freelist
ges process parent latch
ges process table freelist
ges remote lock freelist
ges resource table freelist
ges s-lock bitvec freelist
ges value block free list
global KZLD latch for auth type mem in SGA
global KZLD latch for mem in SGA
global ctx hash table latch
global hanganlyze operation
granule from data transfer cache
gws:Sharding global descriptor latch
hash table Sql Plan Finding latch
hash table column usage latch
hash table dml freq tracking latch
hash table expression usage tracking latch
hash table modification latch
hash table sql contorl latch
heartbeat structure management
hint flashback FBA barrier
image handles of buffered messages latch
in-memory columnar segment hash table latch
in-memory columnar ts extent map chunk latch
in-memory global pool latch
internal temp table object number allocation latch
intra txn parallel recovery
io pool granule metadata list
job_queue_processes free list latch
job_queue_processes parameter latch
kcb DW scan objtemp hash table latch
kcb DW scan objtemp latch
keiut hash table modification
kjci objects freelist latch
kjci process context latch
kjci request sequence latch
kjcipctx state object freelist latch
kjoedcso state object freelist latch
kjoeq omni enqueue hash bucket latch
kjpm same node instance lists
kjsc Request obj freelist latch
kjsc Ring Buffer obj freelist latch
kjsc protect control request queue
kjsc protect warm up context
kjsca pkey obj freelist latch
kjsca protect pkey hash table bucket
kjsca protect service hash table bucket
kjsca service obj freelist latch
kjscpss state object freelist latch
kokc descriptor allocation latch
ksi resource reuse count
ksim group membership cache
ksim membership request latch
ktm adg lookuptable level 1
ktm adg lookuptable level 2
ktte: hash of lost write info
kwslbbuckets:kwslb_latch
kwslbutl: uncommitted txn latch
kwsptQcachLt: queue cache latch
kwsptTrncTsksLt: trunc task latch
kwsptjobAdPtLt: AdPt list latch
latch for sabmr requests triggered by queries
list of block allocation
live redefinition statement hash table
loader state object freelist
lob segment dispenser latch
lob segment hash table latch
lock DBA buffer during media recovery
lock new checkpoint scn during media recovery
logminer context allocation
mapped buffers lru chain
media recovery process out of buffers
message enqueue sync latch
message pool operations parent latch
multiple dbwriter suspend
name-service memory objects
name-service memory recovery
name-service namespace bucket
name-service namespace objects
name-service pending queue
name-service request queue
nineteenth cispare latch - S parent
nineteenth cispare latch - X parent
nineteenth cispare latch - children
nineth spare latch - X parent
ninth cispare latch - S parent
ninth cispare latch - X parent
ninth cispare latch - children
ninth spare latch - X parent
object queue header freelist
object queue header heap
object queue header operation
object stats modification
parallel query alloc buffer
parallel recoverable recovery
parallel recovery control
parameter table management
pass worker exception to master
pdb domain request queues
process pkey statistics list
read-moslty lock queue under pkey
read-only violation array modification
readable standby influx scn
readable standby lamport table
readable standby metadata redo cache
readredo stats and histogram
recovery domain freelist
recovery domain hash bucket
recovery domain hash list
redo gen encryption key structure
redo transport task latch
reg$ timeout service time
remote tool request latch
reservation so alloc latch
resmgr group change latch
resmgr:actses change group
resmgr:actses change state
resmgr:free threads list
resmgr:method mem alloc latch
resmgr:plan change alloc latch
resmgr:resource group CPU method
rules engine aggregate statistics
rules engine evaluation context statistics
rules engine rule set statistics
rules engine rule statistics
second Audit Vault latch
second cispare latch - S parent
second cispare latch - X parent
second cispare latch - children
session state list latch
seventeenth cispare latch - S parent
seventeenth cispare latch - X parent
seventeenth cispare latch - children
seventh cispare latch - S parent
seventh cispare latch - X parent
seventh cispare latch - children
seventh spare latch - X parent
sga hash table parent latch
sharded table lookup latch
shared server configuration
shrink stat allocation latch
sixteenth cispare latch - S parent
sixteenth cispare latch - X parent
sixteenth cispare latch - children
sixth cispare latch - S parent
sixth cispare latch - X parent
sixth cispare latch - children
sixth spare latch - X parent
space background SGA latch
space background state object latch
space background task latch
storage server table manipulation latch
tag instance state latch
temp lob duration state obj allocation
temporary table state object allocation
tenth cispare latch - S parent
tenth cispare latch - X parent
tenth cispare latch - children
tenth spare latch - X parent
test excl. parent2 lmid cln
third cispare latch - S parent
third cispare latch - X parent
third cispare latch - children
third spare latch - X parent
thirteenth cispare latch - S parent
thirteenth cispare latch - X parent
thirteenth cispare latch - children
thirteenth spare latch - children
transaction branch allocation
twelfth cispare latch - S parent
twelfth cispare latch - X parent
twelfth cispare latch - children
twelfth spare latch - children
twentieth cispare latch - S parent
twentieth cispare latch - X parent
twentieth cispare latch - children
twenty-fifth spare latch - S par
twenty-first spare latch - S par
twenty-fourth spare latch - S par
twenty-second spare latch - S par
twenty-third spare latch - S par
`
  .trim()
  .split('\n');
