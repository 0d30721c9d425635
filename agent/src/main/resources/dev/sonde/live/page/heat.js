'use strict';

const MOST_ROWS_OF_HEAT = 64;

/** The duration that this part of the requests did not exceed, as histogram_quantile tells it; null of none. */
function quantile(part, counts, bounds) {
  const all = total(counts);
  let below = 0;
  for (let i = 0; i < bounds.length && all > 0; i++) {
    if (counts[i] > 0 && below + counts[i] >= part * all) {
      const start = i ? bounds[i - 1] : 0;
      return Number.isFinite(bounds[i]) ? start + (bounds[i] - start) * (part * all - below) / counts[i] : start;
    }
    below += counts[i] || 0;
  }
  return null;
}

/** Requests by time and duration: the more of them in a field, the stronger its colour. */
class HeatMap extends TimeChart {
  constructor(parent, spec, move) {
    super(parent, spec, move);
    this.all = [];
    this.rows = [];
    this.bounds = [];
  }

  wanted(past) {
    const sorted = past.of(this.spec.topic)
      .map(([name, values]) => ({bound: name === '+Inf' ? Infinity : Number(name), values}))
      .sort((a, b) => a.bound - b.bound).slice(0, MOST_ROWS_OF_HEAT);
    const rows = sorted.filter(row => row.values.some(value => value > 0));
    const last = sorted.indexOf(rows.at(-1));
    this.rows = rows.length ? sorted.slice(Math.max(0, sorted.indexOf(rows[0]) - 1), Math.max(last + 1, 3)) : [];
    this.bounds = this.rows.map(row => row.bound);
    this.all = sorted;
    return rows.length ? [['p50', []], ['p95', []], ['p99', []], ['requests', []]] : [];
  }

  /** Rebuilt with its rows, which are its scale. */
  show(past) {
    const before = String(this.bounds);
    this.wanted(past);
    if (before !== String(this.bounds)) {
      this.destroy();
    }
    super.show(past);
  }

  data() {
    return [this.seconds, this.seconds.map(() => null)];
  }

  options(dark) {
    const shared = frame(this.stage, dark, 'number');
    const [time, durations] = shared.axes;
    const label = index => index > 0 && index <= this.bounds.length && Number.isFinite(this.bounds[index - 1])
      ? WORDS.seconds(this.bounds[index - 1]) : '';
    return {
      ...shared,
      scales: {x: {time: true}, y: {range: () => [0, this.rows.length]}},
      axes: [{...time, grid: {show: false}}, {...durations, grid: {show: false},
        splits: () => this.bounds.map((_, i) => i + 1).filter(i => this.bounds.length < 9 || i % 2),
        values: (plot, splits) => splits.map(label)}],
      series: [{}, {paths: () => null, points: {show: false}}],
      hooks: {setCursor: [() => this.tell()], draw: [plot => this.paint(plot, dark)]},
    };
  }

  paint(plot, dark) {
    const pen = plot.ctx;
    const most = Math.max(...this.rows.flatMap(row => row.values.map(value => value || 0)));
    const seconds = this.seconds;
    pen.save();
    for (let i = 0; i < seconds.length; i++) {
      const start = i ? Math.max(seconds[i - 1], seconds[i] - 15) : seconds[i] - 10;
      const left = Math.max(plot.valToPos(start, 'x', true), plot.bbox.left);
      const right = plot.valToPos(seconds[i], 'x', true);
      this.rows.forEach((row, y) => {
        if (row.values[i] > 0) {
          const top = plot.valToPos(y + 1, 'y', true);
          pen.fillStyle = heat(row.values[i], most, dark);
          pen.fillRect(left, top, Math.max(right - left, 1), plot.valToPos(y, 'y', true) - top - 1);
        }
      });
    }
    pen.restore();
  }

  fillLegend(dark) {
    super.fillLegend(dark);
    this.legend.querySelectorAll('button').forEach(button => {
      const text = element('span');
      text.append(...[...button.childNodes].filter(node => node.tagName !== 'I'));
      button.replaceWith(text);
    });
  }

  tell() {
    const index = this.moment();
    const counts = this.all.map(row => row.values[index] || 0);
    const bounds = this.all.map(row => row.bound);
    for (const [name, value] of this.values) {
      setText(value, name === 'requests' ? WORDS.perSecond(total(counts))
        : WORDS.seconds(quantile(Number(name.slice(1)) / 100, counts, bounds)));
    }
    this.tellWhen(index);
  }
}

function heat(value, most, dark) {
  const strength = Math.log1p(99 * value / most) / Math.log(100);
  return dark ? `hsl(${260 - 220 * strength} 75% ${16 + 50 * strength}%)` : `hsl(${50 - 40 * strength} 90% ${90 - 48 * strength}%)`;
}
