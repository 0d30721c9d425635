'use strict';

const HUES = {cpu: [8, 52], alloc: [85, 165], wall: [190, 255]};
const LEAST_WIDTH = 0.4;
const MOST_PIXELS = 32000;

/** Whether the page is dark: as it was chosen, else as the system is. */
function isDark() {
  const {theme} = document.documentElement.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Where each call of a scene is drawn; what is too narrow to be seen is left out, and most of a long way down. */
function layout(zoomed, width) {
  const line = lineage(zoomed).slice(0, -1);
  const above = line.length > 4 ? [...line.slice(0, 2), ...line.slice(-2)] : line;
  const boxes = above.map((call, row) => ({call, row, x: 0, width, above: true}));
  const place = (call, row, x, width) => {
    boxes.push({call, row, x, width, above: false});
    let at = x;
    for (const child of call.children) {
      const part = width * ratio(child.total, call.total);
      if (part < LEAST_WIDTH) {
        break;
      }
      place(child, row + 1, at, part);
      at += part;
    }
  };
  place(zoomed, above.length, 0, width);
  return boxes;
}

/** A hue for each package, out of the range of what is drawn. */
function hue(name, type) {
  const home = name.split('.').slice(0, 3).join('.');
  let hash = 7;
  for (const letter of home) {
    hash = (hash * 31 + letter.charCodeAt(0)) % 9973;
  }
  const [from, to] = HUES[type];
  return from + hash % (to - from);
}

/** Draws a scene: root, zoomed, found, by, type, unit, inverted, bottomUp, selected. */
class Chart {
  constructor(canvas) {
    this.canvas = canvas;
    this.boxes = [];
    this.scene = null;
  }

  show(scene) {
    this.scene = scene;
    this.draw();
  }

  draw(onPaper = false) {
    if (!this.scene) {
      return;
    }
    this.dark = !onPaper && isDark();
    const font = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.88;
    const scale = window.devicePixelRatio || 1;
    const width = this.canvas.parentElement.clientWidth;
    this.rowHeight = Math.round(font * 1.6);
    this.boxes = this.scene.root.total ? layout(this.scene.zoomed, width) : [];
    this.rows = this.boxes.reduce((rows, box) => Math.max(rows, box.row + 1), 0);
    this.rows = Math.min(this.rows, Math.floor(MOST_PIXELS / scale / this.rowHeight));
    const height = this.rows * this.rowHeight;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    this.canvas.style.height = `${height}px`;
    this.pen = this.canvas.getContext('2d');
    this.pen.scale(scale, scale);
    this.pen.font = `${font}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace`;
    this.pen.textBaseline = 'middle';
    this.letter = this.pen.measureText('m').width;
    this.most = this.boxes.reduce((most, box) => Math.max(most, Math.abs(this.change(box.call))), 0);
    this.boxes.forEach(box => this.box(box));
    this.outline();
  }

  top(box) {
    return (this.scene.bottomUp ? this.rows - 1 - box.row : box.row) * this.rowHeight;
  }

  change(call) {
    return this.scene.by ? change(call, this.scene.root, this.scene.by) : 0;
  }

  box(box) {
    const gap = box.width > 3 ? 1 : 0;
    const y = this.top(box);
    this.pen.globalAlpha = box.above ? 0.55 : 1;
    this.pen.fillStyle = this.color(box.call);
    this.pen.fillRect(box.x, y, Math.max(box.width - gap, 0.5), this.rowHeight - 1);
    const room = Math.floor((box.width - 6) / this.letter);
    if (room >= 3) {
      this.pen.fillStyle = this.dark ? '#f2f2f2' : '#17181a';
      this.pen.fillText(this.label(box.call.name, room), box.x + 3, y + this.rowHeight / 2);
    }
    this.pen.globalAlpha = 1;
  }

  label(name, room) {
    const text = name.length <= room ? name : shortName(name);
    return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
  }

  color(call) {
    const found = this.scene.found;
    if (found && found.calls.has(call)) {
      return this.dark ? 'hsl(300 55% 42%)' : 'hsl(300 75% 76%)';
    }
    if (this.scene.by) {
      const strength = this.most ? Math.sqrt(Math.abs(this.change(call)) / this.most) : 0;
      const tint = this.change(call) > 0 ? 8 : 212;
      return this.dark
        ? `hsl(${tint} ${10 + 60 * strength}% ${27 + 16 * strength}%)`
        : `hsl(${tint} ${15 + 75 * strength}% ${91 - 25 * strength}%)`;
    }
    if (found || !/^[\w$]+\./.test(call.name)) {
      return this.dark ? 'hsl(220 8% 30%)' : 'hsl(220 14% 86%)';
    }
    const angle = hue(call.name, this.scene.type);
    return this.dark ? `hsl(${angle} 48% 32%)` : `hsl(${angle} 82% 74%)`;
  }

  outline() {
    const box = this.boxes.find(each => each.call === this.scene.selected);
    if (box) {
      this.pen.strokeStyle = this.dark ? '#fff' : '#000';
      this.pen.lineWidth = 2;
      this.pen.strokeRect(box.x + 1, this.top(box) + 1, Math.max(box.width - 2, 2), this.rowHeight - 3);
    }
  }

  /** The box at a point of the canvas, undefined if there is none. */
  at(x, y) {
    const row = Math.floor(y / this.rowHeight);
    const wanted = this.scene && this.scene.bottomUp ? this.rows - 1 - row : row;
    return this.boxes.find(box => box.row === wanted && x >= box.x && x < box.x + box.width);
  }

  boxOf(call) {
    return this.boxes.find(box => box.call === call);
  }

  /** The next call to the side in the same row. */
  beside(call, step) {
    const from = this.boxOf(call);
    const row = this.boxes.filter(box => from && box.row === from.row);
    const next = row[row.indexOf(from) + step];
    return next ? next.call : call;
  }
}
