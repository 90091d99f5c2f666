/** Cases of the rules on changes, the cluster and the quality of what is reported. Invented figures. */
import { testFacts } from '../testing.ts';
import type { RuleCases } from './case.ts';

const BEGIN = 1_700_000_000;

export const changeCases: RuleCases = {
  parameter_changed: {
    fires: { parameterChanges: [{ name: 'processes', from_value: '300', to_value: '600' }] },
    silent: { parameterChanges: [{ name: 'optimizer_mode', from_value: 'all_rows', to_value: 'ALL_ROWS' }] },
    without: {},
  },
  release_changed: {
    fires: { previous: testFacts({ header: { release: '12.2.0.1.0' } }) },
    silent: { previous: testFacts({}) },
    without: {},
  },
  cpu_count_changed: {
    fires: { previous: testFacts({ header: { cpus: 16 } }) },
    silent: { previous: testFacts({}) },
    without: { previous: testFacts({ header: { cpus: null } }) },
  },
  instance_restarted: {
    fires: { header: { restarted: true, startup_s: BEGIN - 600 } },
    silent: { header: { restarted: false } },
    without: { header: { startup_s: null } },
  },
  restart_inside: {
    fires: { header: { startup_s: BEGIN + 600 } },
    silent: { header: { startup_s: BEGIN - 600 } },
    without: { header: { startup_s: null } },
  },
  snapshot_gap: {
    fires: { header: { gap_before_s: 7200 } },
    silent: { header: { gap_before_s: 0 } },
    without: { header: { gap_before_s: null } },
  },
  long_interval: {
    fires: { header: { elapsed_s: 7201 } },
    silent: { header: { elapsed_s: 7200 } },
    without: { header: { elapsed_s: null } },
  },
  rac_imbalance: {
    fires: {
      siblings: [
        { instanceName: 'db1', dbTimeS: 7200 },
        { instanceName: 'db2', dbTimeS: 3600 },
      ],
    },
    silent: {
      siblings: [
        { instanceName: 'db1', dbTimeS: 5400 },
        { instanceName: 'db2', dbTimeS: 3600 },
      ],
    },
    without: { siblings: [{ instanceName: 'db1', dbTimeS: 7200 }] },
  },
};
