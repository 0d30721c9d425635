package dev.sonde.jmh.gate.report;

import dev.sonde.jmh.gate.compare.Judged;
import dev.sonde.jmh.gate.statistics.Judgement;
import dev.sonde.jmh.gate.statistics.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Verdicts in words: times become slower, counts more. */
final class Verdicts {

    private Verdicts() {}

    static String word(Judged judged) {
        return switch (judged.judgement().verdict()) {
            case SLOWER -> isTime(judged) ? "slower" : "more";
            case FASTER -> isTime(judged) ? "faster" : "less";
            case SAME -> "same";
            case UNCERTAIN -> "cannot tell";
        };
    }

    static String symbol(Judged judged) {
        return switch (judged.judgement().verdict()) {
            case SLOWER -> "▲";
            case FASTER -> "▼";
            case SAME -> "=";
            case UNCERTAIN -> "?";
        };
    }

    static boolean isUncertain(Judged judged) {
        return judged.judgement().verdict() == Verdict.UNCERTAIN;
    }

    /** What it would take to tell. */
    static String wanted(Judged judged) {
        Judgement judgement = judged.judgement();
        String seen = Double.isFinite(judgement.smallestEffectSeen())
                ? "a change below " + Figures.percent(judgement.smallestEffectSeen()) + " could not have been seen"
                : "no change could have been seen";
        String aim = Figures.percent(judged.reading().minimumEffect());
        return judgement.forksWanted() > 0
                ? seen + "; " + judgement.forksWanted() + " forks of each side would show " + aim
                : seen + ", and " + aim + " is asked for";
    }

    /** What has to be said of the judgement. */
    static List<String> remarks(Judged judged) {
        List<String> remarks = new ArrayList<>(judged.judgement().remarks());
        if (isUncertain(judged) && remarks.isEmpty()) {
            remarks.add(wanted(judged));
        }
        return remarks;
    }

    private static boolean isTime(Judged judged) {
        return judged.before().moreIsBetter() || judged.before().unit().matches("(ns|us|ms|s|min)(/.*)?");
    }
}
