/** RAC: the sections of a global report, one row an instance, and what one instance reports of its cluster. The last takes what the others leave. */
import type { Section } from '../../section.ts';
import racBlockTransfers from './rac_block_transfers.ts';
import racBlocksServed from './rac_blocks_served.ts';
import racCurrentBlocksServed from './rac_current_blocks_served.ts';
import racEfficiency from './rac_efficiency.ts';
import racInstanceActivity from './rac_instance_activity.ts';
import racInstances from './rac_instances.ts';
import racInterconnectClients from './rac_interconnect_clients.ts';
import racInterconnectDevices from './rac_interconnect_devices.ts';
import racInterconnects from './rac_interconnects.ts';
import racIo from './rac_io.ts';
import racLatencies from './rac_latencies.ts';
import racLoadProfile from './rac_load_profile.ts';
import racMemory from './rac_memory.ts';
import racMessagingStatistics from './rac_messaging_statistics.ts';
import racOsStats from './rac_os_stats.ts';
import racParameters from './rac_parameters.ts';
import racPing from './rac_ping.ts';
import racProcessMemory from './rac_process_memory.ts';
import racRemastering from './rac_remastering.ts';
import racSqlStats from './rac_sql_stats.ts';
import racStatistics from './rac_statistics.ts';
import racSummary from './rac_summary.ts';
import racTimeModel from './rac_time_model.ts';
import racValues from './rac_values.ts';
import racWaitClasses from './rac_wait_classes.ts';
import racWaitEvents from './rac_wait_events.ts';

export const racSections: readonly Section[] = [
  racSummary,
  racInstances,
  racLoadProfile,
  racTimeModel,
  racWaitClasses,
  racWaitEvents,
  racSqlStats,
  racInstanceActivity,
  racValues,
  racOsStats,
  racMemory,
  racProcessMemory,
  racIo,
  racParameters,
  racEfficiency,
  racLatencies,
  racMessagingStatistics,
  racBlocksServed,
  racCurrentBlocksServed,
  racBlockTransfers,
  racRemastering,
  racInterconnects,
  racInterconnectClients,
  racInterconnectDevices,
  racPing,
  racStatistics,
];
