'use strict';

const tip = at('tip');

function describe(call) {
  const {root, zoomed, inverted, unit, by} = chart.scene;
  const lines = [`${amount(call.total, unit)} in all, ${share(call.total, root.total)}`
    + (zoomed === root ? '' : `, ${share(call.total, zoomed.total)} of what is shown`)];
  if (!inverted) {
    lines.push(`${amount(call.self, unit)} itself, ${share(call.self, root.total)}`);
  }
  if (by) {
    lines.push(`then ${amount(call.before, unit)}, ${share(call.before, root.before)}:`
      + ` ${changeText(change(call, root, by), by, unit)}`);
  }
  return lines;
}

function showTip(call, x, y) {
  tip.replaceChildren(element('b', call.name), ...describe(call).flatMap(line => [line, element('br', '')]));
  tip.hidden = false;
  const room = at('stage').clientWidth - tip.offsetWidth;
  tip.style.left = `${Math.max(0, Math.min(x + 12, room))}px`;
  tip.style.top = `${y + chart.rowHeight}px`;
}

function select(call) {
  selected = namesOf(call);
  chart.scene.selected = call;
  chart.draw();
  const box = chart.boxOf(call);
  if (box) {
    showTip(call, box.x, chart.top(box));
    at('spoken').textContent = `${call.name}: ${describe(call).join('; ')}`;
    const y = at('chart').getBoundingClientRect().top + chart.top(box);
    if (y < 0 || y + 4 * chart.rowHeight > innerHeight) {
      scrollBy(0, y - innerHeight / 2);
    }
  }
}

/** What a key leads to from a call. */
function move(key, call) {
  const {zoomed, bottomUp} = chart.scene;
  const down = bottomUp ? 'ArrowUp' : 'ArrowDown';
  const up = bottomUp ? 'ArrowDown' : 'ArrowUp';
  switch (key) {
    case down: return call.children[0] && chart.boxOf(call.children[0]) ? call.children[0] : call;
    case up: return lineage(call).slice(0, -1).findLast(above => chart.boxOf(above)) || call;
    case 'ArrowLeft': return chart.beside(call, -1);
    case 'ArrowRight': return chart.beside(call, 1);
    case 'Home': return zoomed;
    default: return null;
  }
}

at('chart').addEventListener('keydown', event => {
  if (!chart.boxes.length || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const {zoomed, selected: from} = chart.scene;
  const call = from && chart.boxOf(from) ? from : zoomed;
  const next = move(event.key, call);
  if (next) {
    select(next);
  } else if (event.key === 'Enter' || event.key === ' ') {
    zoomTo(call);
  } else if ((event.key === 'Escape' || event.key === 'Backspace') && zoomed.parent) {
    zoomTo(zoomed.parent);
  } else {
    return;
  }
  event.preventDefault();
});

at('chart').addEventListener('pointermove', event => {
  const box = chart.at(event.offsetX, event.offsetY);
  if (box) {
    showTip(box.call, event.offsetX, event.offsetY);
  } else {
    tip.hidden = true;
  }
});
for (const leaving of ['pointerleave', 'blur']) {
  at('chart').addEventListener(leaving, () => {
    tip.hidden = true;
  });
}
at('chart').addEventListener('click', event => {
  const box = chart.at(event.offsetX, event.offsetY);
  if (box) {
    tip.hidden = true;
    zoomTo(box.call);
  }
});

for (const key of ['endpoint', 'type']) {
  at(key).addEventListener('change', () => choose({[key]: at(key).value, zoom: []}));
}
for (const key of ['last', 'ago', 'than']) {
  at(key).addEventListener('change', () => choose({[key]: at(key).value.trim() || {...QUERY, ...VIEW}[key]}));
}
at('by').addEventListener('change', () => choose({by: at('by').value}));
at('view').addEventListener('change', () => choose({view: at('view').value, zoom: []}));
at('find').addEventListener('input', () => choose({find: at('find').value}, false));
at('again').addEventListener('change', () => choose({again: at('again').checked ? '1' : ''}));
at('fork').addEventListener('click', () => zoomTo(fork(chart.scene.zoomed)));
at('controls').addEventListener('submit', event => {
  event.preventDefault();
  load();
});
addEventListener('keydown', event => {
  if (event.key === '/' && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    at('find').focus();
  }
});
for (const moved of ['popstate', 'hashchange']) {
  addEventListener(moved, () => {
    state = stateOf(location);
    load();
  });
}
addEventListener('beforeprint', () => chart.draw(true));
addEventListener('afterprint', () => chart.draw());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => chart.draw());
let width = 0;
new ResizeObserver(([{contentRect}]) => {
  if (contentRect.width !== width) {
    width = contentRect.width;
    chart.draw();
  }
}).observe(at('stage'));

if (RECORDED) {
  keepRecorded();
}
fillControls();
load();
