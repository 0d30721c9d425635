package dev.sonde.cli.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A service of which all is known: two instances of two cores, two routes, a daily wave. */
final class CapacityTest {
    private static final double IDLE = 0.05;
    private static final double BOOKS = 0.003 + 2e-9 * 100e3 + 0.0005;
    private static final double ORDERS = 0.010 + 2e-9 * 400e3 + 0.0005;
    private static final double DEMAND = 0.8 * BOOKS + 0.2 * ORDERS;

    @Test
    void whatWasPutInIsAnswered() {
        Map<Question, Answer> answers = answers(shop(1, 0.01), new Plan());
        assertNear(DEMAND, answers.get(Question.DEMAND));
        assertNear((0.7 * 2 - IDLE) / DEMAND, answers.get(Question.TAKES));
        assertNear((2 - IDLE) / DEMAND, answers.get(Question.SATURATION));
        assertNear(1 - 180 * DEMAND / 2 / (0.7 * 2 - IDLE), answers.get(Question.HEADROOM));
        assertNear(Math.ceil(2 * 180 * DEMAND / (0.7 * 2 - IDLE)) + 1, answers.get(Question.INSTANCES));
        assertNear(0.8, answers.get(Question.FIRST));
        assertEquals("memory", answers.get(Question.FIRST).of);
        assertNear(0.9 / 0.7, answers.get(Question.CPU_LIMIT));
        assertNear(100e6 / 0.8, answers.get(Question.MEMORY_LIMIT));
        assertNear(2.5 * 40e6, answers.get(Question.HEAP_LIMIT));
    }

    @Test
    void theIntervalHoldsTheTruth() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            Sure takes = answers(shop(seed, 0.05), new Plan()).get(Question.TAKES).figure;
            double truth = (0.7 * 2 - IDLE) / DEMAND;
            held += takes.low <= truth && truth <= takes.high ? 1 : 0;
        }
        assertTrue(held > 180, held + " of 200");
    }

    @Test
    void eachRouteHasItsOwnDemandAndTheyAddUp() {
        Observed shop = shop(1, 0);
        Capacity capacity = new Capacity(shop, new Plan());
        assertEquals(BOOKS, capacity.secondsOf(shop.routes.get(0)), 1e-9);
        assertEquals(ORDERS, capacity.secondsOf(shop.routes.get(1)), 1e-9);
    }

    @Test
    void aMixThatNeverWasIsForetold() {
        Plan plan = new Plan();
        plan.mix.put("POST /orders", 1.0);
        assertNear((2 - IDLE) / ORDERS, answers(shop(1, 0.01), plan).get(Question.SATURATION_OF_MIX));
        plan.mix.put("/books", 3.0);
        double seconds = (3 * BOOKS + ORDERS) / 4;
        assertNear((0.7 * 2 - IDLE) / seconds, answers(shop(1, 0.01), plan).get(Question.TAKES_OF_MIX));
    }

    @Test
    void aRouteThatIsNotThereIsRefused() {
        Plan plan = new Plan();
        plan.mix.put("/nowhere", 1.0);
        Capacity capacity = new Capacity(shop(1, 0.01), plan);
        assertThrows(IllegalArgumentException.class, capacity::answers);
    }

    @Test
    void atAPriceAMillionRequestsHaveTheirs() {
        Plan plan = new Plan();
        plan.corePrice = 0.04;
        plan.gibPrice = 0.005;
        Observed shop = shop(1, 0.01);
        shop.memoryLimitBytes = 1L << 30;
        double hourly = 2 * (2 * 0.04 + 0.005);
        assertNear(hourly / (100 * 3600) * 1e6, answers(shop, plan).get(Question.MILLION));
    }

    @Test
    void trafficThatDoesNotVaryTellsABoundOnly() {
        Observed flat = shop(1, 0.01);
        IntStream.range(0, flat.requests.length).forEach(i -> flat.requests[i] = 50);
        Map<Question, Answer> answers = answers(flat, new Plan());
        assertFalse(answers.get(Question.DEMAND).isTold());
        assertFalse(answers.containsKey(Question.IDLE));
        assertFalse(answers.get(Question.INSTANCES).isTold());
        String why = answers.get(Question.TAKES).why;
        assertTrue(why.startsWith("traffic varied by 0.0 % only; 10 % are needed; at least "), why);
        assertTrue(answers.get(Question.QUOTIENT).isTold());
    }

    @Test
    void cpuThatDoesNotFollowTrafficTellsNothing() {
        Observed odd = shop(1, 0.01);
        Random random = new Random(1);
        IntStream.range(0, odd.cores.length).forEach(i -> odd.cores[i] = odd.otherCores[i] = random.nextDouble());
        String why = answers(odd, new Plan()).get(Question.DEMAND).why;
        assertTrue(why.startsWith("CPU did not follow traffic"), why);
    }

    @Test
    void ofAServiceThatNobodyKnowsNothingIsTold() {
        Map<Question, Answer> answers = answers(new Observed(), new Plan());
        answers.values().forEach(each -> assertFalse(each.isTold(), each.question + " " + each.why));
        answers.values().forEach(each -> assertFalse(each.why.isEmpty(), each.question::toString));
    }

    @Test
    void daysAreThoseOfTheLimitThatIsMetFirst() {
        Observed shop = shop(1, 0);
        assertEquals("a trend takes days of history: ask a Prometheus", days(shop).why);
        shop.growth = Line.through(new double[] {0, 1, 2, 3}, new double[] {170, 172, 174, 176});
        assertEquals("fewer than five days of history", days(shop).why);
        shop.growth = Line.through(new double[] {0, 1, 2, 3, 4, 5}, new double[] {170, 172, 174, 176, 178, 180});
        double takes = (0.7 * 2 - IDLE) / DEMAND;
        assertNear((2 * takes - 180) / 2, days(shop));
        assertEquals("cpu", days(shop).of);
        shop.daysLeft.put("heap", 3.0);
        assertEquals("heap", days(shop).of);
    }

    private static Answer days(Observed shop) {
        return answers(shop, new Plan()).get(Question.DAYS);
    }

    private static void assertNear(double truth, Answer answer) {
        assertEquals(truth, answer.figure.value, 0.02 * truth, answer.question + " " + answer.why);
    }

    private static Map<Question, Answer> answers(Observed seen, Plan plan) {
        return new Capacity(seen, plan)
                .answers().stream().collect(Collectors.toMap(each -> each.question, Function.identity()));
    }

    private static Observed shop(int seed, double noise) {
        Random random = new Random(seed);
        Observed shop = new Observed();
        shop.requests = IntStream.range(0, 672)
                .mapToDouble(i -> 50 * (1 - 0.8 * Math.cos(i * Math.PI / 48)))
                .toArray();
        shop.cores = IntStream.range(0, 672)
                .mapToDouble(i -> (IDLE + shop.requests[i] * DEMAND) * (1 + noise * random.nextGaussian()))
                .toArray();
        double onThread = 0.8 * 0.003 + 0.2 * 0.010;
        shop.threadCores =
                Arrays.stream(shop.requests).map(each -> each * onThread).toArray();
        shop.otherCores = IntStream.range(0, 672)
                .mapToDouble(i -> shop.cores[i] - shop.threadCores[i])
                .toArray();
        shop.routes.add(new RouteCost("GET /books", 80, 0.003, 100e3));
        shop.routes.add(new RouteCost("POST /orders", 20, 0.010, 400e3));
        shop.threadSecondsPerRequest = onThread;
        shop.bytesPerRequest = 0.8 * 100e3 + 0.2 * 400e3;
        shop.collectorSecondsPerByte = 2e-9;
        shop.instances = 2;
        shop.coreLimit = 2;
        shop.peakRequests = 180;
        shop.peakRequestsOfDay = 180;
        shop.use.putAll(Map.of("cpu", 0.4, "memory", 0.8, "heap", 0.1));
        shop.peakCores = 0.9;
        shop.peakResidentBytes = 100e6;
        shop.peakLiveBytes = 40e6;
        return shop;
    }
}
