package dev.sonde.cli.capacity;

import java.util.ArrayList;
import java.util.List;

/** What the scalability law says of a service, as answers. */
final class Scaling {
    private static final double FAR = 4;

    private final Scalability law;

    Scaling(Scalability law) {
        this.law = law;
    }

    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        if (!law.isTold()) {
            answers.add(Answer.cannotTell(Question.MOST, law.doubt));
            return answers;
        }
        String upTo = "up to " + Words.number(law.highestBusy) + " requests at once";
        answers.add(Answer.told(Question.CONTENTION, law.sigma, upTo));
        answers.add(Answer.told(Question.COHERENCY, law.kappa, upTo));
        answers.add(most(upTo));
        return answers;
    }

    private Answer most(String upTo) {
        double most = law.mostPerSecond();
        if (Double.isInfinite(most)) {
            return Answer.cannotTell(Question.MOST, "no limit seen " + upTo);
        } else if (Double.isInfinite(law.peakBusy())) {
            return Answer.told(Question.MOST, most, "at the most, however many at once; seen " + upTo);
        }
        boolean isFar = law.peakBusy() > FAR * law.highestBusy;
        String at = "with " + Words.number(law.peakBusy()) + " requests at once, then it falls; seen " + upTo;
        return Answer.told(Question.MOST, most, at + (isFar ? ": a guess" : ""));
    }
}
