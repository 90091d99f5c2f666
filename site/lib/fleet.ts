/** The sentence that opens the fleet's page. */
import type { FleetModel } from '../../generator/pages/types.ts';
import { type Lang, t } from './i18n.ts';

export function fleetSentence({ databases }: Pick<FleetModel, 'databases'>, lang: Lang): string {
  const tr = t(lang);
  const count = databases.length;
  const bad = databases.filter(({ state }) => state.level === 'bad').length;
  const watch = databases.filter(({ state }) => state.level === 'watch').length;
  if (count === 0) return tr('fleet.empty');
  if (bad + watch === 0) return tr('fleet.all_ok', { count });
  if (watch === 0) return tr('fleet.attention_bad', { count, bad });
  return bad === 0 ? tr('fleet.attention_watch', { count, watch }) : tr('fleet.attention', { count, bad, watch });
}
