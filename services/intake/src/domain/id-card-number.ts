const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/**
 * True for a resident identity number: 18 places with date of birth and check digit (MOD 11-2), or the 15 of the first generation.
 * Source: GB 11643-1999.
 */
export function isIdCardNumber(text: string): boolean {
  if (/^\d{15}$/.test(text)) return isBirthday(`19${text.slice(6, 12)}`);
  if (!/^\d{17}[\dXx]$/.test(text) || !isBirthday(text.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
  return CHECK.charAt(sum % 11) === text.charAt(17).toUpperCase();
}

function isBirthday(yyyymmdd: string): boolean {
  const iso = `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number(yyyymmdd.slice(0, 4)) >= 1800 && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
