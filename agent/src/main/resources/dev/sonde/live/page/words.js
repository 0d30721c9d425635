'use strict';

const NONE = '–';
const at = id => document.getElementById(id);

function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** A pair of a list of facts. */
function fact(name, value) {
  return [element('dt', name), element('dd', value)];
}

const known = value => value !== null && value !== undefined && Number.isFinite(value);
const inWords = tell => value => known(value) ? tell(value) : NONE;

const WORDS = {
  seconds: inWords(value => value === 0 ? '0 s' : amount(value * 1e6, 'microseconds')),
  bytes: inWords(value => amount(value, 'bytes')),
  bytesPerSecond: inWords(value => `${amount(value, 'bytes')}/s`),
  perSecond: inWords(value => `${digits(value)}/s`),
  number: inWords(digits),
  processors: inWords(value => value < 0.0005 ? '0' : digits(value)),
  part: inWords(value => `${(100 * value).toFixed(value < 0.1 ? 2 : 1)} %`),
};

function total(values) {
  return values.reduce((sum, value) => sum + (value || 0), 0);
}

/** Sets a text only where it changed, so that nothing is laid out in vain. */
function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
