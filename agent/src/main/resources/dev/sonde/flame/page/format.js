'use strict';

const STEPS = {
  microseconds: [[1e6, 's'], [1e3, 'ms'], [1, 'µs']],
  bytes: [[1e12, 'TB'], [1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB'], [1, 'B']],
};

/** Three digits and the fitting unit: 1.23 s, 45.6 MB. */
function amount(value, unit) {
  const size = Math.abs(value);
  const [step, name] = STEPS[unit].find(([least]) => size >= least) || STEPS[unit].at(-1);
  return `${digits(value / step)} ${name}`;
}

function digits(number) {
  const size = Math.abs(number);
  if (size >= 1000) {
    return Math.round(number).toLocaleString('en');
  }
  return Number(number.toPrecision(3)).toString();
}

function share(part, whole) {
  return whole ? `${(100 * part / whole).toFixed(1)} %` : '–';
}

function signed(text, value) {
  return (value > 0 ? '+' : '') + text.replace('-', '−');
}

/** How much it is more or less than before: as a share of all, or as it is. */
function change(call, root, by) {
  return by === 'amount'
    ? call.total - call.before
    : ratio(call.total, root.total) - ratio(call.before, root.before);
}

function ratio(part, whole) {
  return whole ? part / whole : 0;
}

function changeText(value, by, unit) {
  return signed(by === 'amount' ? amount(value, unit) : `${(100 * value).toFixed(1)} points`, value);
}

/** Class and method of a full name; what is no method's name stays as it is. */
function shortName(name) {
  return /^[\w$.<>/]+$/.test(name) ? name.split('.').slice(-2).join('.') : name;
}

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString();
}
