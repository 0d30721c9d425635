package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderLabelTest {

    @Test
    void aLabelHasTheValuesThatAreListedAndOneForAllOthers() {
        List<HeaderLabel> labels = HeaderLabel.parse("plan=X-Plan=free|gold: cdn=Via=a=b|*none");
        assertEquals("X-Plan", labels.get(0).header);
        assertEquals(List.of("other", "free", "gold"), labels.get(0).values);
        assertEquals("cdn", labels.get(1).name);
        assertEquals(List.of("none", "a=b"), labels.get(1).values);
        assertEquals(2, labels.get(0).indexOf("gold"));
        assertEquals(0, labels.get(0).indexOf("Gold"));
        assertEquals(0, labels.get(0).indexOf("other"));
        assertEquals(0, labels.get(0).indexOf(null));
        assertEquals(List.of(), HeaderLabel.parse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "plan=X-Plan",
                "plan=X-Plan=",
                "plan=X-Plan=*none",
                "plan=X Plan=a",
                "pl-an=X-Plan=a",
                "le=X-Plan=a",
                "__plan=X-Plan=a",
                "a=A=1|2|3|4|5|6|7|8|9:b=A=1|2|3|4|5|6|7|8|9:c=A=1|2|3|4|5|6|7|8|9:d=A=1|2|3|4|5|6|7|8|9:e=A=1"
            })
    void whatIsNoListOfLabelsIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> HeaderLabel.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "team=", "1team=shop", "le=1", "application=x", "team=a:team=b"})
    void whatAreNoLabelsIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Labels.parse(text));
    }
}
