'use strict';

const REFRESH_MILLIS = 5000;
const QUERY = {endpoint: '', type: 'cpu', last: '60s', ago: '0s'};
const VIEW = {view: 'calls', find: '', than: '', by: 'share', again: ''};
const at = id => document.getElementById(id);
// A page that was saved as a file brings its flames along, and asks nobody.
const RECORDED = globalThis.recordedFlames || null;
const chart = new Chart(at('chart'));
let state = stateOf(location);
let answers = null;
let selected = null;
let asked = 0;
let timer = 0;

/** What is asked of the server is in the query, how it is shown in the fragment: so an address is a view. */
function stateOf({search: query, hash}) {
  const asks = new URLSearchParams(query);
  const shows = new URLSearchParams(hash.slice(1));
  const read = (from, defaults) =>
    Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, from.get(key) || value]));
  return {...read(asks, QUERY), ...read(shows, VIEW), zoom: shows.getAll('zoom')};
}

function remember(push) {
  const pairs = defaults => Object.keys(defaults)
    .filter(key => state[key] !== defaults[key]).map(key => [key, state[key]]);
  const query = new URLSearchParams(pairs(QUERY)).toString();
  const shows = new URLSearchParams([...pairs(VIEW), ...state.zoom.map(name => ['zoom', name])]).toString();
  const address = location.pathname + (query && `?${query}`) + (shows && `#${shows}`);
  history[push ? 'pushState' : 'replaceState'](null, '', address);
}

function question(changes = {}) {
  const {endpoint, type, last, ago} = {...state, ...changes};
  return new URLSearchParams({...(endpoint && {endpoint}), type, last, ago});
}

async function ask(changes, depth) {
  if (RECORDED) {
    return RECORDED.flames[state.type];
  }
  const wanted = question(changes);
  if (depth) {
    wanted.set('depth', depth);
  }
  const answer = await fetch(`flame.json?${wanted}`, {cache: 'no-store'});
  if (!answer.ok) {
    throw new Error((await answer.text()).trim());
  }
  return answer.json();
}

/** Asks for what the state wants, and shows the last that was asked for. */
async function load() {
  const mine = ++asked;
  clearTimeout(timer);
  at('main').ariaBusy = 'true';
  try {
    const [now, before, owners] = await Promise.all([
      ask(),
      state.than ? ask({ago: state.than}) : null,
      state.endpoint ? ask({endpoint: ''}, 1) : null]);
    if (mine === asked) {
      answers = {now, before, tree: before ? compared(decode(now), decode(before)) : decode(now)};
      answers.owners = owners ? decode(owners) : answers.tree;
      at('trouble').hidden = true;
      show();
    }
  } catch (failure) {
    if (mine === asked) {
      complain(failure instanceof TypeError ? 'No answer from the service.' : failure.message);
    }
  }
  if (mine === asked) {
    at('main').ariaBusy = 'false';
    timer = state.again ? setTimeout(load, REFRESH_MILLIS) : 0;
  }
}

function complain(text) {
  at('trouble').textContent = text;
  at('trouble').hidden = false;
  document.documentElement.dataset.drawn = ++drawn;
}

let drawn = 0;

function show() {
  fillControls();
  if (!answers) {
    return;
  }
  const inverted = state.view === 'callers';
  answers.inverted ||= inverted && callers(answers.tree);
  const root = inverted ? answers.inverted : answers.tree;
  const zoomed = follow(root, state.zoom);
  const found = state.find ? search(zoomed, state.find) : null;
  const scene = {root, zoomed, found, inverted, selected: selected && follow(root, selected), type: state.type,
    unit: answers.now.unit, by: answers.before ? state.by : '', bottomUp: state.view === 'flame'};
  chart.show(scene);
  fillTable(at('top'), {...scene, zoomed: scene.inverted ? answers.tree : zoomed}, name => choose({find: name}));
  fillEvidence(scene);
  fillPath(zoomed);
  at('found').textContent = found ? `${found.calls.size} found, ${share(found.total, zoomed.total)} of`
    + ` ${zoomed === root ? 'all' : 'what is shown'} (${amount(found.total, scene.unit)})` : '';
  at('fork').disabled = fork(zoomed) === zoomed;
  at('legend').hidden = !scene.by;
  at('chart').ariaLabel = `${at('type').selectedOptions[0].text} of ${subject()},`
    + ` ${amount(root.total, scene.unit)} in ${root.children.length} branches`;
  document.documentElement.dataset.drawn = ++drawn;
}

const subject = first => RECORDED ? RECORDED.title : state.endpoint || `${first ? 'All' : 'all'} endpoints`;

/** A page that was saved shows only what it can do without a server. */
function keepRecorded() {
  document.documentElement.dataset.recorded = '';
  [...at('type').options].filter(({value}) => !(value in RECORDED.flames)).forEach(option => option.remove());
}

function fillControls() {
  for (const key of ['type', 'last', 'ago', 'than', 'by', 'view', 'find']) {
    if (document.activeElement !== at(key) || at(key).tagName === 'SELECT') {
      at(key).value = state[key];
    }
  }
  at('again').checked = state.again !== '';
  at('bylabel').hidden = state.than === '';
  const owners = answers ? answers.owners.children : [];
  const names = [...new Set([...(state.endpoint ? [state.endpoint] : []), ...owners.map(owner => owner.name)])];
  const options = names.map(name => {
    const owner = owners.find(each => each.name === name);
    return new Option(owner ? `${name} – ${share(owner.total, answers.owners.total)}` : name, name);
  });
  at('endpoint').replaceChildren(new Option('all', ''), ...options);
  at('endpoint').value = state.endpoint;
  for (const format of ['collapsed', 'pprof', 'json']) {
    at(format).href = `flame.${format}?${question()}`;
  }
  at('subject').textContent = `of ${subject()}`;
  document.title = `${subject(true)} · ${at('type').selectedOptions[0].text} · flame graph`;
}

function fillEvidence({root, unit, by}) {
  const {samples, source, from, to} = answers.now.evidence;
  const seconds = Math.max(to - from, 0);
  const rate = unit === 'bytes' ? `${amount(ratio(root.total, seconds), unit)}/s`
    : `${digits(ratio(root.total, seconds * 1e6))} ${state.type === 'cpu' ? 'processors' : 'at once'}`;
  const then = by ? `; then ${amount(root.before, unit)}, ${clock(answers.before.evidence.from)} to `
    + `${clock(answers.before.evidence.to)}, ${answers.before.evidence.samples.toLocaleString('en')} samples` : '';
  at('evidence').replaceChildren(
    element('strong', root.total ? `${amount(root.total, unit)} (${rate})` : 'Nothing was seen in this window.'),
    ` from ${clock(from)} to ${clock(to)}; shapes from ${samples.toLocaleString('en')} samples of ${source}`
    + (samples < 100 ? ', which are few' : '') + then + '.');
}

function fillPath(zoomed) {
  const line = lineage(zoomed);
  const list = document.createElement('ol');
  line.forEach((call, depth) => {
    const skipped = depth > 1 && depth < line.length - 4;
    const item = element('li', skipped && depth === 2 ? '…' : '');
    if (skipped) {
      list.append(...(depth === 2 ? [item] : []));
      return;
    }
    const button = element('button', shortName(call.name));
    button.type = 'button';
    button.title = call.name;
    button.addEventListener('click', () => zoomTo(call));
    item.append(button);
    list.append(item);
  });
  at('path').replaceChildren(list);
  at('path').hidden = line.length < 2;
}

/** Takes changes over; what the server has to be asked for is loaded. */
function choose(changes, push = true) {
  state = {...state, ...changes};
  remember(push);
  const asks = ['endpoint', 'type', 'last', 'ago', 'than', 'again'].some(key => key in changes);
  return asks ? load() : show();
}

const namesOf = call => lineage(call).slice(1).map(each => each.name);

function zoomTo(call) {
  selected = namesOf(call);
  choose({zoom: selected});
}
