'use strict';

/**
 * The figures of the last half hour as the server keeps them, in columns: the seconds, and by topic and name as many
 * values. Asked for from `next` on; never longer than what the server keeps.
 */
class Past {
  constructor() {
    this.forget();
  }

  forget() {
    this.next = 0;
    this.seconds = [];
    this.topics = {};
  }

  /** Takes an answer over; false if it does not follow what is here, so that all has to be asked for again. */
  add(answer) {
    const follows = answer.first === this.next || this.next === 0;
    if (!follows || answer.next < this.next) {
      this.forget();
      return false;
    }
    const before = this.seconds.length;
    this.seconds.push(...answer.seconds);
    this.next = answer.next;
    for (const [topic, series] of Object.entries(answer.topics)) {
      const here = this.topics[topic] || {};
      this.topics[topic] = Object.fromEntries(Object.entries(series).map(([name, values]) =>
        [name, (here[name] || new Array(before).fill(null)).concat(values)]));
    }
    this.trim(answer.kept);
    return true;
  }

  trim(most) {
    const over = this.seconds.length - most;
    if (over > 0) {
      this.seconds.splice(0, over);
      Object.values(this.topics).forEach(series => Object.values(series).forEach(values => values.splice(0, over)));
    }
  }

  /** Name and values of all that is known of a topic. */
  of(topic) {
    return Object.entries(this.topics[topic] || {});
  }

  /** The sum of a topic's last values; null if there are none. */
  last(topic) {
    const values = this.of(topic).map(([, all]) => all.at(-1)).filter(known);
    return values.length ? total(values) : null;
  }
}
