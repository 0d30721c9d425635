'use strict';

const MOST_PARTS = 9;
const REST = 'rest';
// Those that are told apart by name look the same in every chart and at every visit.
const PLACES = ['requests', 'gc', 'jit', 'jvm', 'agent', 'other', 'unattributed', 'heap', 'metaspace', 'code', 'stacks',
  'direct', 'native', 'used', 'committed', 'live', 'max', 'all', 'clientErrors', 'serverErrors', 'runnable', 'waiting',
  'timed waiting', 'blocked', 'longest'];
const TINTS = {
  requests: 212, gc: 8, jit: 42, jvm: 275, agent: 172, other: 95, heap: 212, metaspace: 325, code: 42, stacks: 172,
  direct: 95, native: 8, used: 212, committed: 172, live: 95, max: 8, all: 212, clientErrors: 42, serverErrors: 8,
  runnable: 95, waiting: 212, 'timed waiting': 190, blocked: 8, longest: 8,
};
const FREE_TINTS = [320, 60, 235, 130, 25, 190, 345, 255, 110, 300];
const GREY = new Set([REST, 'unattributed']);

function tint(name, place, dark) {
  if (GREY.has(name)) {
    return dark ? 'hsl(220 6% 46%)' : 'hsl(220 8% 66%)';
  }
  const angle = TINTS[name] ?? FREE_TINTS[place % FREE_TINTS.length];
  return dark ? `hsl(${angle} 58% 58%)` : `hsl(${angle} 66% 47%)`;
}

/** The parts that are drawn apart: the known ones and the largest others, with all that is left as one more. */
function parts(series, most = MOST_PARTS) {
  const size = new Map(series.map(([name, values]) => [name, total(values)]));
  const shown = series.filter(([name]) => size.get(name) > 0).sort((a, b) => size.get(b[0]) - size.get(a[0]));
  const apart = shown.slice(0, most);
  const rest = shown.slice(most);
  const place = name => PLACES.includes(name) ? PLACES.indexOf(name) : PLACES.length;
  apart.sort((a, b) => place(a[0]) - place(b[0]));
  if (rest.length) {
    apart.push([REST, rest[0][1].map((_, i) => total(rest.map(([, values]) => values[i])))]);
  }
  return apart;
}

/** Each series on top of those before it; null where nothing is known. */
function stacked(series) {
  const sums = [];
  return series.map(([, values]) => values.map((value, i) => {
    if (known(value)) {
      sums[i] = (sums[i] || 0) + value;
    }
    return sums[i] ?? null;
  }));
}

/**
 * One picture of the last half hour with its legend, whose values are those under the cursor, or the last ones.
 * Spec: id, title, topic, unit (of WORDS), names (what series are called), stack, most (parts drawn apart).
 */
class TimeChart {
  /** Told by `move` is the moment that keys lead to. */
  constructor(parent, spec, move) {
    this.spec = spec;
    this.move = move;
    this.off = new Set();
    this.series = [];
    this.seconds = [];
    this.plot = null;
    this.figure = element('figure');
    this.figure.id = `chart-${spec.id}`;
    const caption = element('figcaption');
    this.when = element('span', '', 'when');
    caption.append(element('h3', spec.title), this.when);
    this.stage = element('div', '', 'plot');
    this.stage.tabIndex = 0;
    this.stage.role = 'application';
    this.stage.ariaRoleDescription = 'chart';
    this.stage.ariaLabel = `${spec.title}; arrows move in time, the list below tells the values`;
    this.stage.addEventListener('keydown', event => this.key(event));
    this.legend = element('ul', '', 'legend');
    this.figure.append(caption, this.stage, this.legend);
    parent.append(this.figure);
  }

  show(past) {
    this.seconds = past.seconds;
    this.series = this.wanted(past);
    const names = this.series.map(([name]) => name).join('\n');
    if (names !== this.names || !this.plot) {
      this.names = names;
      this.rebuild();
    } else {
      this.plot.setData(this.data());
    }
    this.tell();
  }

  wanted(past) {
    const all = past.of(this.spec.topic);
    return this.spec.stack ? parts(all, this.spec.most) : all.filter(([, values]) => values.some(known));
  }

  /** The columns as they are drawn: of a stack the outermost first, so that the others lie on it. */
  data() {
    const drawn = this.series.filter(([name]) => !this.off.has(name));
    const columns = this.spec.stack ? stacked(drawn).reverse() : drawn.map(([, values]) => values);
    return [this.seconds, ...columns];
  }

  rebuild() {
    this.destroy();
    const dark = isDark();
    this.fillLegend(dark);
    if (!this.series.length || !this.seconds.length) {
      this.stage.replaceChildren(element('p', 'Nothing yet.', 'none'));
      return;
    }
    this.stage.replaceChildren();
    this.plot = new uPlot(this.options(dark), this.data(), this.stage);
  }

  options(dark) {
    const drawn = this.series.map(([name], place) => ({name, color: tint(name, place, dark)}))
      .filter(({name}) => !this.off.has(name));
    const ordered = this.spec.stack ? drawn.reverse() : drawn;
    return {
      ...frame(this.stage, dark, this.spec.unit),
      series: [{}, ...ordered.map(({color}) => ({
        stroke: color, width: this.spec.stack ? 1 : fontSize() / 10, fill: this.spec.stack ? color : undefined, points: {show: false},
        spanGaps: false,
      }))],
      hooks: {setCursor: [() => this.tell()]},
    };
  }

  fillLegend(dark) {
    this.values = new Map();
    this.legend.replaceChildren(...this.series.map(([name], place) => {
      const item = element('li');
      const button = element('button');
      const swatch = element('i');
      const value = element('b');
      swatch.style.background = tint(name, place, dark);
      button.type = 'button';
      button.ariaPressed = String(!this.off.has(name));
      button.append(swatch, this.spec.names?.[name] || name, ' ', value);
      button.addEventListener('click', () => this.toggle(name));
      button.dataset.name = name;
      this.values.set(name, value);
      item.append(button);
      return item;
    }));
  }

  toggle(name) {
    if (!this.off.delete(name)) {
      this.off.add(name);
    }
    this.rebuild();
    this.tell();
    [...this.legend.querySelectorAll('button')].find(button => button.dataset.name === name)?.focus();
  }

  /** The moment that the legend tells of. */
  moment() {
    const index = this.plot?.cursor.idx;
    return known(index) && index < this.seconds.length ? index : this.seconds.length - 1;
  }

  tell() {
    const index = this.moment();
    for (const [name, values] of this.series) {
      setText(this.values.get(name), WORDS[this.spec.unit](values[index]));
    }
    this.tellWhen(index);
  }

  tellWhen(index) {
    setText(this.when, index >= 0 ? timeOf(this.seconds[index], {second: '2-digit'}) : '');
  }

  key(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity}[event.key];
    if (step && this.plot) {
      const index = Math.max(0, Math.min(this.seconds.length - 1, this.moment() + step));
      this.move(index);
      event.preventDefault();
    }
  }

  /** Puts the cursor on a moment. */
  point(index) {
    this.plot?.setCursor({left: this.plot.valToPos(this.seconds[index], 'x'), top: 1});
  }

  resize() {
    if (this.plot) {
      this.plot.setSize(roomOf(this.stage));
    }
  }

  destroy() {
    this.plot?.destroy();
    this.plot = null;
  }
}

function fontSize() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function roomOf(stage) {
  return {width: stage.clientWidth, height: Math.round(13 * fontSize())};
}

/** What all charts share: their size, axes from zero on, and a cursor that moves in all at once. */
function frame(stage, dark, unit) {
  const size = fontSize();
  const ink = dark ? '#9aa1ad' : '#5d636e';
  const grid = {stroke: dark ? '#2b2f37' : '#e4e7eb', width: 1};
  const axis = {stroke: ink, grid, ticks: {show: false}, font: `${Math.round(size * 0.82)}px system-ui, sans-serif`};
  return {
    ...roomOf(stage),
    legend: {show: false},
    padding: [Math.round(size * 0.7), Math.round(size), 0, 0],
    cursor: {sync: {key: 'past'}, drag: {x: false, y: false}, points: {show: false}, y: false},
    scales: {x: {time: true}, y: {range: (plot, least, most) => [0, most > 0 ? most * 1.05 : 1]}},
    axes: [
      {...axis, size: Math.round(size * 1.7), space: size * 5, values: (plot, splits) => splits.map(each => timeOf(each))},
      {...axis, size: Math.round(size * 5.2), space: size * 2.2, values: (plot, splits) => splits.map(WORDS[unit])},
    ],
  };
}

function timeOf(seconds, more = {}) {
  return new Date(seconds * 1000).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...more});
}
