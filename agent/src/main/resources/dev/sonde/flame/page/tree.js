'use strict';

/*
 * A call: its name, what it took by itself and with what it called, the calls below it and the one above; selfBefore and
 * before are the same of an earlier window, where two are compared.
 */
function newCall(name, self = 0, selfBefore = 0) {
  return {name, self, selfBefore, total: 0, before: 0, children: [], parent: null};
}

/** Sums up and sorts a tree whose own amounts are set. */
function settled(call, parent = null) {
  call.parent = parent;
  call.total = call.self;
  call.before = call.selfBefore;
  for (const child of call.children) {
    settled(child, call);
    call.total += child.total;
    call.before += child.before;
  }
  call.children.sort((a, b) => b.total - a.total || b.before - a.before);
  return call;
}

/** The tree of an answer: a name's index, the own amount and the number of children, one call after the other. */
function decode({calls, names}) {
  const above = newCall('');
  const open = [{call: above, missing: 1}];
  for (let i = 0; i < calls.length; i += 3) {
    while (open.at(-1).missing === 0) {
      open.pop();
    }
    const call = newCall(names[calls[i]], calls[i + 1]);
    open.at(-1).missing--;
    open.at(-1).call.children.push(call);
    open.push({call, missing: calls[i + 2]});
  }
  return settled(above.children[0]);
}

/** One tree of two windows. */
function compared(now, before) {
  const both = pair(now.name, [now], [before]);
  return settled(both);
}

function pair(name, now, before) {
  const sum = calls => calls.reduce((sum, call) => sum + call.self, 0);
  const both = newCall(name, sum(now), sum(before));
  const byName = new Map();
  const sort = (calls, side) => calls.forEach(call => call.children.forEach(child => {
    const sides = byName.get(child.name) || [[], []];
    sides[side].push(child);
    byName.set(child.name, sides);
  }));
  sort(now, 0);
  sort(before, 1);
  byName.forEach((sides, childName) => both.children.push(pair(childName, sides[0], sides[1])));
  return both;
}

/**
 * The tree upside down: what took something by itself, below it who called it. Where less than this part of all is left,
 * callers are not told apart any more: there may be millions.
 */
function callers(root, leastPart = 1e-4) {
  const least = leastPart * Math.max(root.total, root.before);
  const ends = [];
  each(root, call => {
    if (call.self || call.selfBefore) {
      ends.push({at: call, self: call.self, selfBefore: call.selfBefore});
    }
  });
  const inverted = newCall(root.name);
  const grow = (call, ends, size) => {
    const byName = new Map();
    for (const end of ends) {
      if (end.at === root || size < least) {
        call.self += end.self;
        call.selfBefore += end.selfBefore;
      } else {
        const group = byName.get(end.at.name) || {ends: [], size: 0};
        byName.set(end.at.name, group);
        group.ends.push(end);
        group.size += end.self + end.selfBefore;
        end.at = end.at.parent;
      }
    }
    byName.forEach((group, name) => {
      const caller = newCall(name);
      call.children.push(caller);
      grow(caller, group.ends, group.size);
    });
  };
  grow(inverted, ends, Infinity);
  return settled(inverted);
}

function each(call, take) {
  take(call);
  call.children.forEach(child => each(child, take));
}

/** From the root down to the call itself. */
function lineage(call) {
  const line = [];
  for (let up = call; up; up = up.parent) {
    line.unshift(up);
  }
  return line;
}

/** Where a tree begins to branch: below are ways of their own, above one way that nearly all of it goes. */
function fork(call) {
  let at = call;
  while (at.children.length && at.children[0].total >= 0.9 * call.total) {
    at = at.children[0];
  }
  return at;
}

/** The call at the end of these names, or as far down as they lead. */
function follow(root, names) {
  let at = root;
  for (const name of names) {
    const next = at.children.find(child => child.name === name);
    if (!next) {
      break;
    }
    at = next;
  }
  return at;
}

/** All calls of a name with this part in it, and what they took together, each amount counted once. */
function search(root, part) {
  const wanted = part.toLowerCase();
  const found = {calls: new Set(), total: 0};
  const look = (call, within) => {
    const hit = call.name.toLowerCase().includes(wanted);
    if (hit) {
      found.calls.add(call);
      found.total += within ? 0 : call.total;
    }
    call.children.forEach(child => look(child, within || hit));
  };
  look(root, false);
  return found;
}

/** Every method once; a recursive one's total counts its outermost call. */
function byMethod(root) {
  const methods = new Map();
  const add = (call, above) => {
    const method = methods.get(call.name) || {name: call.name, self: 0, total: 0, selfBefore: 0, before: 0};
    methods.set(call.name, method);
    method.self += call.self;
    method.selfBefore += call.selfBefore;
    const outermost = !above.has(call.name);
    if (outermost) {
      method.total += call.total;
      method.before += call.before;
      above.add(call.name);
    }
    call.children.forEach(child => add(child, above));
    if (outermost) {
      above.delete(call.name);
    }
  };
  add(root, new Set());
  return [...methods.values()];
}
