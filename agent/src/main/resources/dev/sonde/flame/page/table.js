'use strict';

const MOST_ROWS = 40;

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** The accessible twin of the chart: methods by what they took themselves, or by how much that changed. */
function fillTable(table, scene, choose) {
  const {zoomed, unit, by} = scene;
  const own = method => by === 'amount'
    ? method.self - method.selfBefore
    : ratio(method.self, scene.root.total) - ratio(method.selfBefore, scene.root.before);
  const rank = by ? method => Math.abs(own(method)) : method => method.self;
  const methods = byMethod(zoomed).filter(method => method.self || method.selfBefore);
  methods.sort((a, b) => rank(b) - rank(a));
  const heads = ['Method', 'Self', 'Share', 'Total'].concat(by ? ['Self then', 'Change'] : []);
  const head = document.createElement('tr');
  heads.forEach((text, i) => {
    const cell = element('th', text, i === 3 ? 'spare' : '');
    cell.scope = 'col';
    head.append(cell);
  });
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...methods.slice(0, MOST_ROWS).map(method => {
    const row = document.createElement('tr');
    const name = document.createElement('th');
    const button = element('button', method.name);
    button.type = 'button';
    button.title = 'Find it';
    button.addEventListener('click', () => choose(method.name));
    name.scope = 'row';
    name.append(button);
    row.append(name, element('td', amount(method.self, unit)), element('td', share(method.self, zoomed.total)),
      element('td', amount(method.total, unit), 'spare'));
    if (by) {
      const value = own(method);
      row.append(element('td', amount(method.selfBefore, unit)),
        element('td', changeText(value, by, unit), value > 0 ? 'up' : value < 0 ? 'down' : ''));
    }
    return row;
  }));
  table.caption.textContent = (by ? 'Methods by how much more or less they took themselves'
    : 'Methods by what they took themselves') + (methods.length > MOST_ROWS ? `, ${MOST_ROWS} of ${methods.length}` : '');
}
