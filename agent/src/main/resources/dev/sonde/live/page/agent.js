'use strict';

/** How the agent fares: what it takes, what rests, what failed. */
function showAgent(status) {
  const failures = Object.entries(status.failures || {});
  const resting = Object.entries(status.features || {}).filter(([, active]) => !active).map(([name]) => name);
  const troubles = [
    ...failures.map(([where, count]) => `${where} failed ${count === 1 ? 'once' : `${digits(count)} times`}`),
    ...resting.map(name => `${name} rests, to keep the budget`)];
  at('health').className = troubles.length ? 'bad' : '';
  setText(at('health'), troubles.length ? `${troubles.join('; ')}.` : 'All is well: nothing rests, nothing failed.');
  const active = Object.entries(status.features || {}).filter(([, on]) => on).map(([name]) => name);
  const facts = [
    ['Version', `${status.version} on ${status.java}`],
    ['Since', new Date(status.startedSeconds * 1000).toLocaleString([], {hourCycle: 'h23'})],
    ['Weaves', status.probes],
    ['Events', status.recordsEvents ? 'recorded (JDK Flight Recorder)' : 'not recorded'],
    ['CPU', `${WORDS.part(status.cpuLastMinute)} of a processor in the last minute, of ${WORDS.part(status.cpuBudget)};`
      + ` ${WORDS.seconds(status.cpuSeconds)} in all`],
    ['Allocated', WORDS.bytes(status.allocatedBytes)],
    ['Threads', WORDS.number(status.threads)],
    ['At work', active.join(', ') || NONE],
    ...Object.entries(status.pushes || {}).map(([where, {ok, failed}]) =>
      [where, `${digits(ok)} pushes went well, ${digits(failed)} did not`]),
  ];
  fillFacts(at('agent'), facts);
}

/** Puts facts in their list; what is there already only changes its text. */
function fillFacts(list, facts) {
  if (list.children.length !== 2 * facts.length) {
    list.replaceChildren(...facts.flatMap(([name, value]) => fact(name, value)));
  }
  facts.forEach(([name, value], i) => {
    setText(list.children[2 * i], name);
    setText(list.children[2 * i + 1], value);
  });
}

/** What was chosen, each with its source, and the defaults of all else. */
function showOptions({chosen, defaults}) {
  const set = chosen.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  fillFacts(at('options'), [...set, ...Object.entries(defaults).map(([name, value]) => [name, `${value || 'none'} (default)`])]);
  [...at('options').children].forEach((node, i) => node.classList.toggle('none', i >= 2 * set.length));
}

/** A list of figures, each with its name. */
function showFigures(list, figures) {
  if (list.children.length !== figures.length) {
    list.replaceChildren(...figures.map(() => {
      const pair = element('div');
      pair.append(element('dt'), element('dd'));
      return pair;
    }));
  }
  figures.forEach(([name, value], i) => {
    const [term, text] = list.children[i].children;
    setText(term, name);
    setText(text, value);
  });
}
