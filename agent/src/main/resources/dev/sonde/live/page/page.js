'use strict';

const ENDPOINTS_MILLIS = 5000;
const HISTORY_MILLIS = 10000;
const DEFAULTS = {window: '1m', sort: '-share', filter: '', endpoint: '', type: 'cpu'};
const CHARTS = [
  {id: 'requests', title: 'Requests', topic: 'requests', unit: 'perSecond',
    names: {clientErrors: 'status 4xx', serverErrors: 'status 5xx'}},
  {id: 'latency', title: 'Latency: requests by time and duration', topic: 'latency', unit: 'perSecond', heat: true},
  {id: 'cpu', title: 'CPU by who takes it, in processors', topic: 'cpu', unit: 'processors', stack: true},
  {id: 'memory', title: 'Resident memory by what it is for', topic: 'memory', unit: 'bytes', stack: true},
  {id: 'heap', title: 'Java heap', topic: 'heap', unit: 'bytes', names: {live: 'live after collections'}},
  {id: 'allocation', title: 'Heap allocated, by who', topic: 'allocation', unit: 'bytesPerSecond', stack: true},
  {id: 'gc', title: 'Time in collections, by collector', topic: 'gc', unit: 'part'},
  {id: 'threads', title: 'Threads by state', topic: 'threads', unit: 'number', stack: true},
  {id: 'hiccups', title: 'Longest stall of all threads', topic: 'hiccups', unit: 'seconds', names: {longest: 'in 10 s'}},
  {id: 'active', title: 'Requests in flight', topic: 'active', unit: 'number', names: {requests: 'open'}},
];

const past = new Past();
const charts = CHARTS.map(spec => new (spec.heat ? HeatMap : TimeChart)(at('charts'), spec,
  index => charts.forEach(chart => chart.point(index))));
const flame = new EndpointFlame();
const table = new EndpointTable(at('table'), name => choose({endpoint: name === state.endpoint ? '' : name}), sortBy);
let state = stateOf(location.hash);
let answer = null;
let paused = false;
let rounds = 0;
let timer = 0;
let askedHistory = -Infinity;

/** How it is shown is in the fragment of the address, which never reaches the server. */
function stateOf(hash) {
  const shows = new URLSearchParams(hash.slice(1));
  return Object.fromEntries(Object.entries(DEFAULTS).map(([key, value]) => [key, shows.get(key) ?? value]));
}

function choose(changes) {
  state = {...state, ...changes};
  const shows = new URLSearchParams(Object.entries(state).filter(([key, value]) => value !== DEFAULTS[key]));
  history.replaceState(null, '', location.pathname + (shows.size ? `#${shows}` : ''));
  showControls();
  showEndpoints();
  if ('window' in changes) {
    round();
  }
  if ('endpoint' in changes || 'type' in changes || 'window' in changes) {
    showDetail('endpoint' in changes);
  }
}

function sortBy(key) {
  choose({sort: state.sort === `-${key}` ? key : state.sort === key || key !== 'name' ? `-${key}` : key});
}

async function ask(path) {
  const given = await fetch(path, {cache: 'no-store'});
  if (!given.ok) {
    throw new Error((await given.text()).trim());
  }
  return given.json();
}

/** Asks for all that is due, shows it, and comes again later; not while nobody looks. */
async function round() {
  clearTimeout(timer);
  const mine = ++rounds;
  try {
    await look(mine);
    at('trouble').hidden = true;
  } catch (failure) {
    complain(failure instanceof TypeError ? 'No answer from the service.' : failure.message);
  }
  if (mine === 1) {
    performance.mark('shown');
  }
  document.documentElement.dataset.rounds = rounds;
  if (mine === rounds && !paused && !document.hidden) {
    timer = setTimeout(round, ENDPOINTS_MILLIS);
  }
}

async function look(mine) {
  const due = performance.now() - askedHistory >= HISTORY_MILLIS - 500;
  const span = state.window;
  const [endpoints, status] = await Promise.all([
    ask(`api/v1/endpoints?last=${span}`), due ? ask('status') : null, due ? catchUp() : null]);
  if (span === state.window) {
    answer = endpoints;
    answer.endpoints = answer.endpoints.filter(each => each.recent)
      .map(each => ({...each, name: `${each.method} ${each.uri}`}));
    showEndpoints();
  }
  if (due) {
    askedHistory = performance.now();
    showStatus(status);
    charts.forEach(chart => chart.show(past));
  }
  showNow();
}

async function catchUp() {
  const told = await ask(`api/v1/history?from=${past.next}`);
  if (!past.add(told)) {
    past.add(await ask('api/v1/history'));
  }
}

function complain(text) {
  const since = past.seconds.length ? ` The figures are of ${timeOf(past.seconds.at(-1), {second: '2-digit'})}.` : '';
  at('trouble').textContent = text + since;
  at('trouble').hidden = false;
}

function showStatus(status) {
  setText(at('application'), status.application);
  setText(at('about'), `on ${status.java}, seen by Sonde ${status.version}`);
  document.title = `${status.application} · Sonde`;
  showAgent(status);
}

function showControls() {
  for (const key of ['window', 'filter', 'type']) {
    if (at(key).value !== state[key]) {
      at(key).value = state[key];
    }
  }
}

function showEndpoints() {
  if (answer) {
    const {shown, fitting, all} = table.show(answer.endpoints, state);
    setText(at('count'), fitting === all && shown === all ? `${all} in all`
      : `${fitting} of ${all}${shown < fitting ? `, the first ${shown} shown` : ''}`);
    showSums();
  }
}

function showNow() {
  const {recent} = answer.all;
  const heap = name => past.of('heap').find(([key]) => key === name)?.[1].at(-1);
  showFigures(at('now'), [
    ['Requests', WORDS.perSecond(recent.perSecond)],
    ['p50', WORDS.seconds(recent.p50Seconds)],
    ['p99', WORDS.seconds(recent.p99Seconds)],
    ['Failed (5xx)', WORDS.part(recent.requests ? recent.serverErrors / recent.requests : null)],
    ['CPU, processors', WORDS.processors(past.last('cpu'))],
    [`Heap of ${WORDS.bytes(heap('max') ?? heap('committed'))}`, WORDS.bytes(heap('used'))],
    ['Resident', WORDS.bytes(past.last('memory'))],
    ['Longest stall', WORDS.seconds(past.last('hiccups'))],
  ]);
}

function showDetail(opened) {
  at('detail').hidden = !state.endpoint;
  if (state.endpoint) {
    setText(at('detailhead'), state.endpoint);
    flame.load(state);
    showSums();
    if (opened) {
      at('detailhead').focus({preventScroll: true});
      at('detail').scrollIntoView({block: 'nearest'});
    }
  }
}

/** What the chosen endpoint took since the agent started, as the scrape counts it. */
function showSums() {
  const total = answer?.endpoints.find(each => each.name === state.endpoint)?.total;
  showFigures(at('sums'), !total ? [] : [
    ['Requests in all', WORDS.number(total.requests)],
    ['4xx', WORDS.number(total.clientErrors)],
    ['5xx', WORDS.number(total.serverErrors)],
    ['Time', WORDS.seconds(total.seconds)],
    ['CPU time', WORDS.seconds(total.cpuSeconds)],
    ['Heap allocated', WORDS.bytes(total.allocatedBytes)],
  ]);
}

function pause(wanted) {
  paused = wanted;
  at('pause').ariaPressed = String(paused);
  setText(at('pause'), paused ? 'Go on' : 'Pause');
  if (paused) {
    clearTimeout(timer);
  } else {
    round();
  }
}

function redraw(onPaper = false) {
  charts.forEach(chart => chart.rebuild());
  charts.forEach(chart => chart.tell());
  flame.redraw(onPaper);
}

function wear(theme) {
  document.documentElement.dataset.theme = theme;
  if (!theme) {
    delete document.documentElement.dataset.theme;
  }
  at('theme').value = theme;
  redraw();
}

function remembered() {
  try {
    return localStorage.getItem('sonde-theme') || '';
  } catch (denied) {
    return '';
  }
}

function remember(theme) {
  try {
    localStorage.setItem('sonde-theme', theme);
  } catch (denied) {
    // Then it is for this visit.
  }
}

at('window').addEventListener('change', () => choose({window: at('window').value}));
at('type').addEventListener('change', () => choose({type: at('type').value}));
at('filter').addEventListener('input', () => choose({filter: at('filter').value}));
at('close').addEventListener('click', () => leave());
at('pause').addEventListener('click', () => pause(!paused));
at('theme').addEventListener('change', () => {
  remember(at('theme').value);
  wear(at('theme').value);
});
at('controls').addEventListener('submit', event => event.preventDefault());

function leave() {
  const from = state.endpoint;
  choose({endpoint: ''});
  table.rows.get(from)?.querySelector('button').focus();
}

addEventListener('keydown', event => {
  const typing = /^(INPUT|SELECT)$/.test(document.activeElement.tagName);
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
    return;
  }
  if (event.key === '/' && !typing) {
    event.preventDefault();
    at('filter').focus();
  } else if (event.key === 'p' && !typing) {
    pause(!paused);
  } else if (event.key === 'Escape' && state.endpoint && !typing) {
    leave();
  }
});
addEventListener('hashchange', () => {
  choose(stateOf(location.hash));
});
document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  if (!document.hidden && !paused) {
    round();
  }
});
let theme = '';
addEventListener('beforeprint', () => {
  theme = at('theme').value;
  wear('light');
});
addEventListener('afterprint', () => wear(theme));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => redraw());
let lastWidth = 0;
new ResizeObserver(([{contentRect}]) => {
  if (contentRect.width !== lastWidth) {
    lastWidth = contentRect.width;
    requestAnimationFrame(() => {
      charts.forEach(chart => chart.resize());
      flame.redraw();
    });
  }
}).observe(at('charts'));

wear(remembered());
showControls();
round().then(() => showDetail(false));
ask('api/v1/options').then(showOptions, failure => setText(at('options'), failure.message));
