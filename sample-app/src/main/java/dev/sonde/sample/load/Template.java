package dev.sonde.sample.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places to draw for: {@code <1-500>} is a number from 1 to 500, {@code <red|blue>} one of the words. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("<(\\d+)-(\\d+)>|<([^<>|]+(?:\\|[^<>|]+)+)>");

    private final List<Function<RandomGenerator, String>> pieces = new ArrayList<>();

    Template(String text) {
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            fixed(text.substring(from, place.start()));
            if (place.group(3) == null) {
                number(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
            } else {
                word(List.of(place.group(3).split("\\|", -1)));
            }
            from = place.end();
        }
        fixed(text.substring(from));
    }

    String draw(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.apply(random)));
        return text.toString();
    }

    private void fixed(String text) {
        pieces.add(random -> text);
    }

    private void number(int first, int last) {
        pieces.add(random -> Integer.toString(random.nextInt(first, last + 1)));
    }

    private void word(List<String> words) {
        pieces.add(random -> words.get(random.nextInt(words.size())));
    }
}
