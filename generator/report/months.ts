/**
 * Month names as Oracle writes them in each NLS_DATE_LANGUAGE. AWR prints times as `DD-Mon-YY`, and `Mon` follows the
 * session's language, padded and sometimes with a full stop: `20-OCT. -24`, `05-MÄRZ -21`, `28-2月 -21`.
 *
 * A printed month is matched as a prefix of a full name or exactly as an abbreviation. Where languages disagree the
 * earlier one in the table wins (`LIP` is July in Polish, June in Croatian), unless other months of the report are none of its.
 */

/** Twelve months a language, `|` between spellings of one month: full name first, then abbreviations that are no prefix of it. */
const LANGUAGES: readonly string[] = [
  // English
  'january february march april may june july august september october november december',
  // German
  'januar|jänner februar märz|mrz april mai juni juli august september oktober november dezember',
  // French
  'janvier février|fevr mars avril mai juin juillet août septembre octobre novembre décembre',
  // Spanish
  'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  // Portuguese
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  // Italian
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  // Dutch
  'januari februari maart|mrt april mei juni juli augustus september oktober november december',
  // Swedish, Danish, Norwegian
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts|mars april maj|mai juni juli august september oktober november december|desember',
  // Finnish
  'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu',
  // Polish, Czech, Slovak
  'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
  'leden únor březen duben květen červen|čvn|črn červenec|čvc|črc srpen září říjen listopad prosinec',
  'január február marec apríl máj jún júl august september október november december',
  // Hungarian, Romanian
  'január február március április május június július augusztus szeptember október november december',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  // Russian, Ukrainian, Bulgarian
  'январь|января февраль|февраля март|марта апрель|апреля май|мая июнь|июня июль|июля август|августа сентябрь|сентября октябрь|октября ноябрь|ноября декабрь|декабря',
  'січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень',
  'януари февруари март април май юни юли август септември октомври ноември декември',
  // Greek, Turkish
  'ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος|μαϊ ιούνιος|ιουν ιούλιος|ιουλ αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  // Croatian, Slovenian
  'siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac',
  'januar februar marec april maj junij julij avgust september oktober november december',
  // Lithuanian, Latvian, Estonian
  'sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis',
  'janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris',
  'jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember',
  // Indonesian, Malay
  'januari|jan februari|pebruari maret|mac april mei juni|jun juli|julai agustus|ogos|agu september oktober november desember|disember',
  // Thai
  'มกราคม|ม.ค. กุมภาพันธ์|ก.พ. มีนาคม|มี.ค. เมษายน|เม.ย. พฤษภาคม|พ.ค. มิถุนายน|มิ.ย. กรกฎาคม|ก.ค. สิงหาคม|ส.ค. กันยายน|ก.ย. ตุลาคม|ต.ค. พฤศจิกายน|พ.ย. ธันวาคม|ธ.ค.',
  // Arabic, Hebrew
  'يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر',
  'ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
];

/** Chinese numerals as months are spelled in words: 一月 … 十二月. */
const HAN_NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** Case, accents, full stops and white space do not matter. */
function foldMonth(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\p{Cf}.\s]/gu, '')
    .replaceAll('ı', 'i');
}

interface MonthName {
  name: string;
  month: number;
}

const byLanguage: readonly (readonly MonthName[])[] = LANGUAGES.map((language) =>
  language
    .split(' ')
    .flatMap((spellings, i) => spellings.split('|').map((name) => ({ name: foldMonth(name), month: i + 1 }))),
);
const allNames = byLanguage.flat();
const known = new Map<string, number | null>();

function find(folded: string): number | null {
  // 10月, 10월, Tháng 10, th10 and a plain 10; also 10 with the letter behind it lost to a wrong character set (`10ÔÂ`).
  const numeric = /^(?:thang|thg|th)?(\d{1,2})(?:[^\d\p{Script=Latin}]*|\D{1,4})$/u.exec(folded);
  if (numeric) {
    const month = Number(numeric[1]);
    return month >= 1 && month <= 12 ? month : null;
  }
  if (folded.endsWith('月')) {
    const han = HAN_NUMERALS.indexOf(folded.slice(0, -1));
    return han < 0 ? null : han + 1;
  }
  return lookUp(folded, allNames);
}

function lookUp(folded: string, names: readonly MonthName[]): number | null {
  const exact = names.find(({ name }) => name === folded);
  if (exact) return exact.month;
  if (folded.length < 3) return null;
  return names.find(({ name }) => name.startsWith(folded))?.month ?? null;
}

/** Month number 1–12 of a printed month name in any of Oracle's date languages, null if it is none. */
export function monthNumber(text: string): number | null {
  const folded = foldMonth(text);
  const seen = known.get(folded);
  if (seen !== undefined) return seen;
  const month = find(folded);
  // The text is untrusted: the memory of what was seen stays small.
  if (known.size < 500 && folded.length <= 20) known.set(folded, month);
  return month;
}

/**
 * A reader of months for one report: where languages disagree on a name, the first that knows all months printed decides.
 * @param printed months as they stand in the report's times
 */
export function monthReader(printed: Iterable<string>): (text: string) => number | null {
  const words = [...new Set([...printed].map(foldMonth))].filter((word) => lookUp(word, allNames) !== null);
  const language = words.length > 1 && byLanguage.find((names) => words.every((word) => lookUp(word, names) !== null));
  return language ? (text) => lookUp(foldMonth(text), language) ?? monthNumber(text) : monthNumber;
}
