/** Heat maps: seven steps of one hue from zero to the highest value, as tables whose cells carry the numbers, and as small pictures. */
import type { HeatDay, HeatHour, HeatMap, TypicalWeek } from '../../generator/pages/heat-map-types.ts';
import type { Num, Unit } from '../../generator/pages/types.ts';
import { valueAxis } from '../charts/axis.ts';
import { waitClassName } from '../charts/index.ts';
import { ABSENT, formatNumber, formatPct, formatValue, weekday } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import type { Place } from './url.ts';

const STEPS = 7;
const DAY_HOURS = 24;
/** A Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Above this share of the values the darkest step is open upwards, so that one storm does not wash out the rest. Our choice. */
const TOP_SHARE = 0.99;

/** Upper end of the scale: what all but one in a hundred of the values are at or below; null without a value. */
export function heatTop(values: readonly Num[]): Num {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.min(known.length - 1, Math.floor(known.length * TOP_SHARE))] ?? null;
}

/** Class of a cell: `h0` to `h6`, `hx` where there is no report. */
export function heatStep(value: Num, top: Num): string {
  if (value === null) return 'hx';
  if (top === null || top <= 0) return 'h0';
  return `h${Math.max(0, Math.min(STEPS - 1, Math.floor((value / top) * STEPS)))}`;
}

/** `Mon` … `Sun`, `周一` … `周日`. */
export const weekdayNames = (lang: Lang): string[] =>
  Array.from({ length: 7 }, (_, i) => weekday(new Date(SOME_MONDAY + i * DAY_MS).toISOString(), lang));

/** Monday is 0. */
export const weekdayIndex = (day: string): number => (new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

const cell = (step: string, inner: string, title: string): string =>
  `<td class=${step.includes(' ') ? `"${step}"` : step}${title === '' ? '' : ` title="${esc(title)}"`}>${inner}`;

/** A number that fits a cell of five figures. */
const short = (value: Num): string =>
  value !== null && value >= 99.95 ? formatNumber(Math.round(value)) : formatNumber(value);

interface TableRow {
  label: string;
  cells: readonly string[];
}

function heatTable(caption: string, corner: string, heads: readonly string[], rows: readonly TableRow[]): string {
  const head = heads.map((text) => `<th scope="col">${esc(text)}`).join('');
  const body = rows.map(({ label, cells }) => `<tr><th scope="row">${esc(label)}${cells.join('')}`).join('\n');
  return `<div class="scroll" tabindex="0"><table class="heat"><caption class="vh">${esc(caption)}</caption><thead><tr><th scope="col">${esc(corner)}${head}</thead><tbody>${body}</tbody></table></div>`;
}

const HOURS = Array.from({ length: DAY_HOURS }, (_, hour) => String(hour).padStart(2, '0'));

/** Weekdays by hours, the number in each cell. How many weeks it rests on is said where these are less than half of the most. */
export function typicalTable(week: TypicalWeek, top: Num, caption: string, lang: Lang): string {
  const tr = t(lang);
  const most = Math.max(...week.weeks);
  const { divide } = scaleOf(week, lang);
  return weekTable(caption, lang, (i) => {
    const [value, weeks] = [week.values[i] ?? null, week.weeks[i] ?? 0];
    const title = 2 * weeks >= most ? '' : weeks === 0 ? tr('heat.no_report') : tr('heat.weeks', { count: weeks });
    return cell(heatStep(value, top), value === null ? '' : short(value / divide), title);
  });
}

/** Seven rows of 24 cells; `at`: of the hour of the week. */
function weekTable(caption: string, lang: Lang, at: (hourOfWeek: number) => string): string {
  const rows = weekdayNames(lang).map(
    (label, day): TableRow => ({ label, cells: HOURS.map((_, hour) => at(day * DAY_HOURS + hour)) }),
  );
  return heatTable(caption, t(lang)('heat.hour'), HOURS, rows);
}

/** Large figures are shown in thousands or more, all of a table alike; `unit` names what they are in. */
export function scaleOf(
  { values, unit }: Pick<TypicalWeek, 'values' | 'unit'>,
  lang: Lang,
): { divide: number; unit: string } {
  const axis = valueAxis(Math.max(0, ...values.map((value) => value ?? 0)), unit, lang, 4);
  return { divide: axis.divide, unit: axis.label };
}

/** The wait class that took most time at each hour, by its abbreviation and hue; its share on hover. */
export function classTable(classes: NonNullable<HeatMap['topClasses']>, caption: string, lang: Lang): string {
  return weekTable(caption, lang, (i) => {
    const top = classes[i] ?? null;
    if (top === null) return cell('hx', '', t(lang)('heat.no_report'));
    return cell(`class-cell ${waitClassName(top.waitClass)}`, esc(classShort(top.waitClass)), formatPct(top.pct));
  });
}

/** What the abbreviations of `classTable` mean, those that take most hours first. */
export function classLegend(classes: NonNullable<HeatMap['topClasses']>): string {
  const hours = Map.groupBy(
    classes.flatMap((top) => (top === null ? [] : top.waitClass)),
    (waitClass) => waitClass,
  );
  const items = [...hours]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([waitClass]) =>
        `<span><i class="class-cell ${waitClassName(waitClass)}">${esc(classShort(waitClass))}</i>${esc(waitClass)}</span>`,
    );
  return `<p class="heat-legend heat-classes">${items.join('')}</p>`;
}

/** Oracle's names of wait classes, shortened to what a cell has room for. */
const CLASS_SHORT: Readonly<Record<string, string>> = {
  'DB CPU': 'CPU',
  'User I/O': 'UserIO',
  'System I/O': 'SysIO',
  Concurrency: 'Conc',
  Application: 'App',
  Commit: 'Comm',
  Configuration: 'Conf',
  Administrative: 'Admin',
  Network: 'Net',
  Queueing: 'Queue',
  Cluster: 'Clust',
  Scheduler: 'Sched',
  Other: 'Other',
};
const classShort = (waitClass: string): string => CLASS_SHORT[waitClass] ?? waitClass.slice(0, 5);

/** Days by hours, each number a link to its snapshot, marked where it is outside of what is usual. */
export function lastDaysTable(
  days: readonly { day: string; hours: readonly HeatHour[] }[],
  top: Num,
  caption: string,
  place: Place,
): string {
  const { lang } = place;
  const tr = t(lang);
  const inner = ({ value, path, against }: HeatHour): string => {
    const mark = against === null ? '' : `<i>${against === 'above' ? '▲' : '▼'}</i>`;
    return path === null ? short(value) + mark : `<a href="${esc(place.to(path))}">${short(value)}${mark}</a>`;
  };
  const titleOf = ({ value, against }: HeatHour): string =>
    value === null
      ? tr('heat.no_report')
      : against === null
        ? ''
        : tr(against === 'above' ? 'heat.above' : 'heat.below');
  const rows = days.map(
    ({ day, hours }): TableRow => ({
      label: `${weekday(day, lang)} ${day.slice(5, 10)}`,
      cells: hours.map((hour) =>
        cell(heatStep(hour.value, top), hour.value === null ? '' : inner(hour), titleOf(hour)),
      ),
    }),
  );
  return heatTable(caption, tr('heat.hour'), HOURS, rows);
}

/** Weeks by weekdays, newest first, each number a link to the day's busiest snapshot. */
export function calendarTable(days: readonly HeatDay[], top: Num, caption: string, place: Place): string {
  const { lang } = place;
  const weeks = weeksOf(days).reverse();
  const rows = weeks.map(
    (week): TableRow => ({
      label: (week.find((day) => day !== null)?.day ?? '').slice(0, 10),
      cells: week.map((day) => {
        if (!day) return '<td>';
        const text = short(day.value);
        const link = day.path === null ? text : `<a href="${esc(place.to(day.path))}">${text}</a>`;
        return cell(heatStep(day.value, top), day.value === null ? ABSENT : link, '');
      }),
    }),
  );
  return heatTable(caption, t(lang)('heat.week_of'), weekdayNames(lang), rows);
}

/** Monday first; null for days before the first and after the last one. */
function weeksOf(days: readonly HeatDay[]): (HeatDay | null)[][] {
  const [first] = days;
  if (!first) return [];
  const padded: (HeatDay | null)[] = [...Array.from({ length: weekdayIndex(first.day) }, () => null), ...days];
  return Array.from({ length: Math.ceil(padded.length / 7) }, (_, i) =>
    Array.from({ length: 7 }, (_, day) => padded[i * 7 + day] ?? null),
  );
}

interface Square {
  x: number;
  y: number;
  step: string;
  title?: string;
}

/** Squares of one step are one path; those with a title are elements of their own. */
function squares(list: readonly Square[], size: number): string {
  const side = size - 1;
  const plain = Map.groupBy(
    list.filter(({ title }) => title === undefined),
    ({ step }) => step,
  );
  const paths = [...plain].map(
    ([step, own]) =>
      `<path class="${step}" d="${own.map(({ x, y }) => `M${x},${y}h${side}v${side}h-${side}z`).join('')}"/>`,
  );
  const titled = list.map(({ x, y, step, title }) =>
    title === undefined
      ? ''
      : `<rect class="${step}" x="${x}" y="${y}" width="${side}" height="${side}"><title>${esc(title)}</title></rect>`,
  );
  return paths.join('') + titled.join('');
}

const LABEL_WIDTH = 34;

/** The days of up to a year as a picture: weekdays down, weeks across, the months below. */
export function calendarPicture(days: readonly HeatDay[], top: Num, label: string, unit: Unit, lang: Lang): string {
  const size = 17;
  const weeks = weeksOf(days);
  const [width, height] = [LABEL_WIDTH + Math.max(weeks.length, 12) * size, 7 * size + 18];
  const list = weeks.flatMap((week, x) =>
    week.flatMap((day, y): Square[] =>
      day === null
        ? []
        : [
            {
              x: LABEL_WIDTH + x * size,
              y: y * size,
              step: heatStep(day.value, top),
              title: `${day.day.slice(0, 10)} ${weekday(day.day, lang)}: ${day.value === null ? t(lang)('heat.no_report') : formatValue(day.value, unit, lang)}`,
            },
          ],
    ),
  );
  const names = weekdayNames(lang).flatMap((name, i) =>
    i % 2 === 0 ? [`<text x="0" y="${i * size + 12}">${esc(name)}</text>`] : [],
  );
  let month = '';
  const months = weeks.flatMap((week, x) => {
    const own = week.find((day) => day !== null)?.day.slice(0, 7) ?? '';
    if (own === month) return [];
    month = own;
    return [
      `<text x="${LABEL_WIDTH + x * size}" y="${7 * size + 13}">${own.slice(5)}${x === 0 || own.endsWith('-01') ? `.${own.slice(0, 4)}` : ''}</text>`,
    ];
  });
  return `<svg class="heat-picture heat-calendar" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${esc(label)}">${squares(list, size)}${names.join('')}${months.join('')}</svg>`;
}

/** The scale: zero, the seven steps, the value near which the last one is open; `missing`: some cells have no report. */
export function heatLegend(top: Num, unit: Unit, missing: boolean, lang: Lang): string {
  const steps = Array.from({ length: STEPS }, (_, i) => `<i class="h${i}"></i>`).join('');
  const none = missing ? `<i class="hx"></i><span>${esc(t(lang)('heat.no_report'))}</span>` : '';
  return `<p class="heat-legend"><span>0</span>${steps}<span>${esc(formatValue(top, unit, lang))}</span>${none}</p>`;
}
