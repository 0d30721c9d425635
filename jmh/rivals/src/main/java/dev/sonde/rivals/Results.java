package dev.sonde.rivals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** What was measured of one service on so many processors, round by round, of each agent that did not fail. */
final class Results {

    private final List<Map<Agent, Map<Measure, Double>>> rounds = new ArrayList<>();

    void add(Map<Agent, Map<Measure, Double>> round) {
        rounds.add(round);
    }

    int rounds() {
        return rounds.size();
    }

    /** Of the rounds with that agent; null if it was measured in none. */
    Spread of(Agent agent, Measure measure) {
        return spread(agent, measure, agent, (value, same) -> value);
    }

    /** How it compares with the one without an agent in the same round; null if there is no such round. */
    Spread besideNone(Agent agent, Measure measure, DoubleBinaryOperator comparison) {
        return spread(agent, measure, Agent.NONE, comparison);
    }

    private Spread spread(Agent agent, Measure measure, Agent other, DoubleBinaryOperator comparison) {
        List<Double> compared = new ArrayList<>();
        for (Map<Agent, Map<Measure, Double>> round : rounds) {
            Double value = round.getOrDefault(agent, Map.of()).get(measure);
            Double beside = round.getOrDefault(other, Map.of()).get(measure);
            if (value != null && beside != null) {
                compared.add(comparison.applyAsDouble(value / measure.scale, beside / measure.scale));
            }
        }
        return compared.isEmpty() ? null : Spread.of(compared.stream().mapToDouble(Double::doubleValue));
    }
}
