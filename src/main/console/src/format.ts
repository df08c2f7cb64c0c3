const MINUS = '\u2212';
const THIN = '\u2009';

/** A decimal text with its thousands apart: -1234567.50 becomes −1,234,567.50. */
export function amount(decimal: string): string {
  const negative = decimal.startsWith('-');
  const [whole, fraction] = (negative ? decimal.slice(1) : decimal).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (negative ? MINUS : '') + grouped + (fraction ? '.' + fraction : '');
}

export function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}

export function count(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

const SIZES: [number, string][] = [[1e12, 'tn'], [1e9, 'bn'], [1e6, 'm'], [1e3, 'k']];

/** For a glance, three digits: 1.24 bn. The exact amount belongs beside it or in its title. */
export function roughly(decimal: string): string {
  const value = Number(decimal);
  const size = SIZES.find(([from]) => Math.abs(value) >= from);
  const scaled = size ? value / size[0] : value;
  const digits = Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  const text = size || !Number.isInteger(value) ? scaled.toFixed(digits) : String(value);
  return text.replace('-', MINUS) + (size ? THIN + size[1] : '');
}

const YEAR_9999 = 253_402_300_799_999;

/** A day that the operator moves by hand has its cut-offs at the end of all time. */
export function isTime(millis: number): boolean {
  return millis < YEAR_9999;
}

/** UTC, since both sides of a corridor read it. */
export function time(millis: number): string {
  return new Date(millis).toISOString().slice(11, 19);
}

export function minutes(millis: number): string {
  return new Date(millis).toISOString().slice(11, 16);
}

export function moment(millis: number): string {
  return new Date(millis).toISOString().replace('T', ' ').slice(0, 23) + ' UTC';
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Wed 25 Nov 2026 */
export function day(isoDate: string): string {
  const date = new Date(isoDate + 'T00:00:00Z');
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** How long, in its two largest units: 12 s, 3 min, 1 h 05, 2 d 4 h. */
export function span(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1_000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)} min`;
  }
  if (seconds < 86_400) {
    return `${Math.floor(seconds / 3_600)} h ${String(Math.floor(seconds % 3_600 / 60)).padStart(2, '0')}`;
  }
  return `${Math.floor(seconds / 86_400)} d ${Math.floor(seconds % 86_400 / 3_600)} h`;
}

const WORDS: Record<string, string> = {
  PVP: 'PvP', CUT_OFF: 'Cut-off', INTERBANK_ONLY: 'Interbank only',
  FUNDS_SHORT: 'Funds short', BEHIND_OTHERS: 'Behind others', COUNTER_LEG_MISSING: 'Counter-leg missing',
};

/** BANK_PAYMENT becomes Bank payment. */
export function word(constant: string): string {
  return WORDS[constant]
    ?? constant.charAt(0) + constant.slice(1).toLowerCase().replaceAll('_', ' ');
}
