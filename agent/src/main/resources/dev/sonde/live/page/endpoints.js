'use strict';

const MOST_ENDPOINTS = 200;
const errorPart = (errors, recent) => recent.requests ? errors / recent.requests : null;

/** The columns: what is sorted by, how it is shown, and whether there is room for it on a small screen. */
const COLUMNS = [
  {key: 'name', head: 'Endpoint', of: each => each.name, say: each => each},
  {key: 'rate', head: 'Requests', of: each => each.recent.perSecond, say: WORDS.perSecond},
  {key: 'p50', head: 'p50', of: each => each.recent.p50Seconds, say: WORDS.seconds, spare: true},
  {key: 'p95', head: 'p95', of: each => each.recent.p95Seconds, say: WORDS.seconds, spare: true},
  {key: 'p99', head: 'p99', of: each => each.recent.p99Seconds, say: WORDS.seconds},
  {key: 'refused', head: '4xx', of: each => errorPart(each.recent.clientErrors, each.recent), say: WORDS.part, spare: true},
  {key: 'failed', head: '5xx', of: each => errorPart(each.recent.serverErrors, each.recent), say: WORDS.part},
  {key: 'cpu', head: 'CPU each', of: each => each.recent.cpuSecondsPerRequest, say: WORDS.seconds},
  {key: 'bytes', head: 'Heap each', of: each => each.recent.bytesPerRequest, say: WORDS.bytes, spare: true},
  {key: 'share', head: 'CPU share', of: each => each.recent.cpuShare, say: WORDS.part, part: true},
  {key: 'active', head: 'Open', of: each => each.active, say: WORDS.number, spare: true},
  {key: 'total', head: 'In all', of: each => each.total.requests, say: WORDS.number, spare: true},
];

/** The table of endpoints: rows live as long as their endpoint, so that what has the focus keeps it. */
class EndpointTable {
  constructor(table, choose, sort) {
    this.table = table;
    this.choose = choose;
    this.rows = new Map();
    const head = element('tr');
    this.heads = COLUMNS.map(column => {
      const cell = element('th', '', column.spare ? 'spare' : '');
      const button = element('button', column.head);
      button.type = 'button';
      button.addEventListener('click', () => sort(column.key));
      cell.scope = 'col';
      cell.append(button);
      head.append(cell);
      return cell;
    });
    table.tHead.replaceChildren(head);
  }

  /** Shows those that fit; returns how many there are of how many. */
  show(endpoints, {sort, filter, endpoint}) {
    const down = sort.startsWith('-');
    const column = COLUMNS.find(each => each.key === sort.slice(down ? 1 : 0)) || COLUMNS[9];
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    const fitting = endpoints.filter(each => words.every(word => each.name.toLowerCase().includes(word)));
    fitting.sort((a, b) => (down ? -1 : 1) * compare(column.of(a), column.of(b)) || compare(a.name, b.name));
    this.heads.forEach((cell, i) => {
      cell.ariaSort = COLUMNS[i] === column ? (down ? 'descending' : 'ascending') : null;
    });
    this.place(fitting.slice(0, MOST_ENDPOINTS), endpoint);
    return {shown: Math.min(fitting.length, MOST_ENDPOINTS), fitting: fitting.length, all: endpoints.length};
  }

  place(shown, chosen) {
    const rows = shown.map(each => {
      const row = this.rows.get(each.name) || this.row(each.name);
      COLUMNS.forEach((column, i) => i && fill(row.cells[i], column, each));
      row.className = each.name === chosen ? 'chosen' : '';
      return row;
    });
    this.rows = new Map(shown.map((each, i) => [each.name, rows[i]]));
    const body = this.table.tBodies[0];
    if (rows.length !== body.rows.length || rows.some((row, i) => row !== body.rows[i])) {
      const focused = document.activeElement;
      body.replaceChildren(...rows);
      if (focused !== document.activeElement && body.contains(focused)) {
        focused.focus({preventScroll: true});
      }
    }
  }

  row(name) {
    const row = document.createElement('tr');
    const head = element('th');
    const button = element('button', name);
    head.scope = 'row';
    button.type = 'button';
    button.title = 'Where its time and memory go';
    button.addEventListener('click', () => this.choose(name));
    head.append(button);
    row.append(head, ...COLUMNS.slice(1).map(column =>
      element('td', '', [column.spare && 'spare', column.part && 'part'].filter(Boolean).join(' '))));
    return row;
  }
}

function fill(cell, column, endpoint) {
  const value = column.of(endpoint);
  setText(cell, column.say(value));
  if (column.part) {
    cell.style.setProperty('--part', `${Math.min(100, 100 * (value || 0)).toFixed(1)}%`);
  }
  if (column.key === 'failed') {
    cell.classList.toggle('bad', value > 0);
  }
}

/** What is not known comes before all that is. */
function compare(a, b) {
  if (typeof a === 'string') {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return (known(a) ? a : -1) - (known(b) ? b : -1);
}
