package dev.sonde.sample.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String NEXT = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    @Test
    void aBodyOfKnownLengthIsReadToItsEnd() throws IOException {
        AnswerReader reader = reader("HTTP/1.1 200 OK\r\ncontent-LENGTH:  5 \r\n\r\nHello" + NEXT);
        assertThat(reader.read(true)).isEqualTo(new Answer(200, 5, true));
        assertThat(reader.read(true)).isEqualTo(new Answer(404, 0, true));
    }

    @Test
    void chunksAreReadWithTheirExtensionsAndTrailers() throws IOException {
        AnswerReader reader = reader("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5;name=value\r\nHello\r\nA\r\n0123456789\r\n0\r\nTrailer: yes\r\n\r\n" + NEXT);
        assertThat(reader.read(true)).isEqualTo(new Answer(200, 15, true));
        assertThat(reader.read(true).status()).isEqualTo(404);
    }

    @Test
    void aBodyLargerThanTheBufferIsReadToItsEnd() throws IOException {
        AnswerReader reader = reader("HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n" + "x".repeat(50_000) + NEXT);
        assertThat(reader.read(true).bodyBytes()).isEqualTo(50_000);
        assertThat(reader.read(true).status()).isEqualTo(404);
    }

    @Test
    void answersWithoutABodyEndWithTheirHeaders() throws IOException {
        AnswerReader reader =
                reader("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + NEXT);
        assertThat(reader.read(true).status()).isEqualTo(204);
        assertThat(reader.read(true).status()).isEqualTo(304);
        assertThat(reader.read(false).status()).isEqualTo(200);
        assertThat(reader.read(true).status()).isEqualTo(404);
    }

    @Test
    void anInterimAnswerIsNotTheAnswer() throws IOException {
        assertThat(reader("HTTP/1.1 100 Continue\r\n\r\n" + NEXT).read(true).status())
                .isEqualTo(404);
    }

    @Test
    void aBodyOfUnknownLengthEndsWithTheConnection() throws IOException {
        assertThat(reader("HTTP/1.1 200 OK\r\n\r\nHello").read(true)).isEqualTo(new Answer(200, 5, false));
    }

    @Test
    void theServerMayEndTheConnection() throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n";
        assertThat(reader(answer).read(true).keepsConnection()).isFalse();
    }

    @Test
    void anAnswerCutShortIsNone() {
        assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHello")
                        .read(true))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\nContent-Le").read(true))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reader("").read(true)).isInstanceOf(EOFException.class);
    }

    @Test
    void whatIsNotHttpIsRefused() {
        assertThatThrownBy(() -> reader("SSH-2.0-OpenSSH\r\n").read(true)).hasMessageContaining("SSH-2.0");
    }

    private static AnswerReader reader(String answers) {
        return new AnswerReader(new ByteArrayInputStream(answers.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
