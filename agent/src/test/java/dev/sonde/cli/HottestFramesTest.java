package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class HottestFramesTest {

    @Test
    void methodsAreToldByWhatTheyTakeThemselvesAndWithWhatTheyCall() {
        HottestFrames frames = new HottestFrames("GET /a;a.B.c 100\nGET /a;a.B.c;a.B.d 300\nGET /b;a.B.d 600\n");
        assertEquals("""
                us    share    endpoint
                600   60.0 %   GET /b
                400   40.0 %   GET /a

                us    share    with what it calls   method
                900   90.0 %   90.0 %               a.B.d
                100   10.0 %   40.0 %               a.B.c
                """, frames.text("us", 10));
    }

    @Test
    void aMethodThatCallsItselfTookItsTimeOnce() {
        HottestFrames frames = new HottestFrames("GET /a;a.B.c;a.B.c;a.B.c 1200\n");
        assertEquals("""
                us      share     endpoint
                1,200   100.0 %   GET /a

                us      share     with what it calls   method
                1,200   100.0 %   100.0 %              a.B.c
                """, frames.text("us", 10));
    }

    @Test
    void whatWasNotSampledIsTheEndpointsAlone() {
        HottestFrames frames = new HottestFrames("GET /a 1200\nGET /b;x.Y.z 1\nGET /c;x.Y.y 1\n");
        assertEquals("""
                us      share    endpoint
                1,200   99.8 %   GET /a

                us   share   with what it calls   method
                1    0.1 %   0.1 %                x.Y.y
                """, frames.text("us", 1));
    }

    @Test
    void linesThatAreNoStacksAreLeftOut() {
        HottestFrames frames =
                new HottestFrames("GET /a;x.Y.z 5\nno value\n;; 1\nGET /a;x.Y.z -1\nGET /a 99999999999999999999\n 7\n");
        assertEquals("""
                us   share     endpoint
                5    100.0 %   GET /a

                us   share     with what it calls   method
                5    100.0 %   100.0 %              x.Y.z
                """, frames.text("us", 9));
    }

    @Test
    void nothingIsATableWithoutLines() {
        assertEquals(
                "B   share   endpoint\n\nB   share   with what it calls   method\n",
                new HottestFrames("").text("B", 3));
    }
}
