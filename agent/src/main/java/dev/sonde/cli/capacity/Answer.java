package dev.sonde.cli.capacity;

/** What is said to a question: a figure with its interval and how it is known, or why it cannot be told. */
public final class Answer {
    public final Question question;
    public final Sure figure;
    /** What the figure is of, such as a resource; empty if there is no choice. */
    public final String of;
    /** How it is known, or why it cannot be. */
    public final String why;

    private Answer(Question question, Sure figure, String of, String why) {
        this.question = question;
        this.figure = figure;
        this.of = of;
        this.why = why;
    }

    static Answer told(Question question, Sure figure, String why) {
        return new Answer(question, figure, "", why);
    }

    static Answer told(Question question, double figure, String why) {
        return told(question, Sure.exactly(figure), why);
    }

    static Answer of(Question question, String of, double figure, String why) {
        return new Answer(question, Sure.exactly(figure), of, why);
    }

    static Answer cannotTell(Question question, String why) {
        return new Answer(question, Sure.UNKNOWN, "", why);
    }

    /** The figure if there is one. */
    static Answer ifKnown(Question question, double figure, String why, String whyNot) {
        return Double.isNaN(figure) ? cannotTell(question, whyNot) : told(question, figure, why);
    }

    public boolean isTold() {
        return !Double.isNaN(figure.value);
    }
}
