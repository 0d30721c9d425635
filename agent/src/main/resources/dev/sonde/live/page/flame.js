'use strict';

const WINDOW_OF_FLAME = {'1m': '60s', '5m': '5m', start: '1h'};
const MOST_METHODS = 10;

/** The flame graph of the chosen endpoint, with its methods as a table; more of it is on a page of its own. */
class EndpointFlame {
  constructor() {
    this.chart = new Chart(at('flame'));
    this.asked = 0;
    at('flame').addEventListener('click', event => this.zoom(this.chart.at(event.offsetX, event.offsetY)?.call));
    at('flame').addEventListener('pointermove', event => this.point(event));
    for (const leaving of ['pointerleave', 'blur']) {
      at('flame').addEventListener(leaving, () => {
        at('tip').hidden = true;
      });
    }
    at('flame').addEventListener('keydown', event => this.key(event));
    at('fork').addEventListener('click', () => this.zoom(fork(this.chart.scene.zoomed)));
    at('out').addEventListener('click', () => this.zoom(this.chart.scene.root));
  }

  /** Asks the server for it. */
  async load({endpoint, type, window}) {
    const mine = ++this.asked;
    const query = new URLSearchParams({endpoint, type, last: WINDOW_OF_FLAME[window]});
    at('whole').href = `flame?${query}`;
    try {
      const answer = await ask(`flame.json?${query}`);
      if (mine === this.asked) {
        this.show(answer, type);
      }
    } catch (failure) {
      if (mine === this.asked) {
        this.showNothing(failure.message);
      }
    }
    document.documentElement.dataset.flame = this.asked;
  }

  show(answer, type) {
    const root = decode(answer);
    this.chart.show({root, zoomed: root, found: null, by: '', type, unit: answer.unit, bottomUp: false});
    const {samples, source} = answer.evidence;
    setText(at('evidence'), root.total
      ? `${amount(root.total, answer.unit)}; shapes from ${samples.toLocaleString('en')} samples of ${source}`
        + (samples < 100 ? ', which are few.' : '.')
      : 'Nothing was seen in this window.');
    at('flame').ariaLabel = `Flame graph of ${root.name}, ${amount(root.total, answer.unit)}`;
    this.fillMethods();
    this.enable();
  }

  showNothing(why) {
    this.chart.scene = null;
    this.chart.boxes = [];
    at('flame').height = 0;
    at('flame').style.height = '0';
    setText(at('evidence'), why);
    at('methods').hidden = true;
    this.enable();
  }

  enable() {
    const scene = this.chart.scene;
    at('fork').disabled = !scene || fork(scene.zoomed) === scene.zoomed;
    at('out').disabled = !scene || scene.zoomed === scene.root;
  }

  fillMethods() {
    const {zoomed, unit} = this.chart.scene;
    const methods = byMethod(zoomed).filter(method => method.self).sort((a, b) => b.self - a.self);
    at('methods').hidden = !methods.length;
    at('methods').tBodies[0].replaceChildren(...methods.slice(0, MOST_METHODS).map(method => {
      const row = element('tr');
      const head = element('th', method.name);
      head.scope = 'row';
      row.append(head, element('td', amount(method.self, unit)), element('td', share(method.self, zoomed.total)));
      return row;
    }));
  }

  zoom(call) {
    if (call) {
      Object.assign(this.chart.scene, {zoomed: call, selected: call});
      at('tip').hidden = true;
      this.redraw();
      this.fillMethods();
      this.enable();
    }
  }

  redraw(onPaper) {
    this.chart.draw(onPaper);
  }

  describe(call) {
    const {root, unit} = this.chart.scene;
    return `${amount(call.total, unit)} in all, ${share(call.total, root.total)};`
      + ` ${amount(call.self, unit)} itself, ${share(call.self, root.total)}`;
  }

  point(event) {
    const box = this.chart.at(event.offsetX, event.offsetY);
    at('tip').hidden = !box;
    if (box) {
      this.tip(box.call, event.offsetX, event.offsetY);
    }
  }

  tip(call, x, y) {
    at('tip').replaceChildren(element('b', call.name), this.describe(call));
    at('tip').hidden = false;
    at('tip').style.left = `${Math.max(0, Math.min(x + 12, at('stage').clientWidth - at('tip').offsetWidth))}px`;
    at('tip').style.top = `${y + this.chart.rowHeight}px`;
  }

  select(call) {
    this.chart.scene.selected = call;
    this.redraw();
    const box = this.chart.boxOf(call);
    if (box) {
      this.tip(call, box.x, this.chart.top(box));
      setText(at('spoken'), `${call.name}: ${this.describe(call)}`);
    }
  }

  key(event) {
    if (!this.chart.boxes.length || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const {zoomed, selected} = this.chart.scene;
    const call = selected && this.chart.boxOf(selected) ? selected : zoomed;
    const child = call.children[0];
    const next = {
      ArrowDown: () => child && this.chart.boxOf(child) ? child : call,
      ArrowUp: () => lineage(call).slice(0, -1).findLast(above => this.chart.boxOf(above)) || call,
      ArrowLeft: () => this.chart.beside(call, -1),
      ArrowRight: () => this.chart.beside(call, 1),
      Home: () => zoomed,
    }[event.key];
    if (next) {
      this.select(next());
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.zoom(call);
    } else if ((event.key === 'Escape' || event.key === 'Backspace') && zoomed.parent) {
      this.zoom(zoomed.parent);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
