package dev.timeoutdoctor.lab.protocol;

import dev.timeoutdoctor.lab.protocol.SocketFront.Conversation;
import dev.timeoutdoctor.lab.protocol.SocketFront.Opener;
import dev.timeoutdoctor.lab.protocol.SocketFront.Opening;
import dev.timeoutdoctor.lab.protocol.SocketFront.Reaction;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.FramedataImpl1;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeImpl1Server;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.util.Charsetfunctions;

/**
 * One connection from its handshake to its end, within AWS's bounds (AWS: WebSocket API quotas; known issues): frames of 32 KB,
 * messages of 128 KB, texts only, ten idle minutes.
 */
final class SocketConnection {

    static final int MAX_FRAME = 32 * 1024;
    static final int MAX_MESSAGE = 128 * 1024;
    private static final int MAX_HANDSHAKE = 16 * 1024;
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 600_000;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final int NOT_A_TEXT = 1003;

    private final Socket socket;
    private final Opener opener;
    private final Executor threads;
    private final Draft_6455 draft = new Draft_6455(List.of(), List.of(new Protocol("")), MAX_FRAME);
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    SocketConnection(Socket socket, Opener opener, Executor threads) {
        this.socket = socket;
        this.opener = opener;
        this.threads = threads;
        draft.setParseMode(Role.SERVER);
    }

    void run() throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(HANDSHAKE_MILLIS);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        try {
            if (!(Draft.translateHandshakeHttp(head(in), Role.SERVER) instanceof ClientHandshake handshake)
                    || !"websocket".equalsIgnoreCase(handshake.getFieldValue("Upgrade"))) {
                refuse(new Reply(426, Map.of("Upgrade", "websocket"), "WebSocket connections only"));
                return;
            }
            switch (opener.open(request(handshake))) {
                case Opening.Refused refused -> refuse(refused.reply());
                case Opening.Connected connected -> talk(in, handshake, connected.conversation());
            }
        } catch (InvalidHandshakeException notOne) {
            refuse(new Reply(400, Map.of(), "Not a handshake: " + notOne.getMessage()));
        }
    }

    private static ByteBuffer head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END_OF_HEAD.length) {
            int next = in.read();
            if (next < 0 || head.size() == MAX_HANDSHAKE) {
                throw new EOFException("no end of the handshake");
            }
            head.write(next);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return ByteBuffer.wrap(head.toByteArray());
    }

    private static Request request(ClientHandshake handshake) {
        Map<String, String> headers = new HashMap<>();
        for (Iterator<String> names = handshake.iterateHttpFields(); names.hasNext();) {
            String name = names.next();
            headers.put(name.toLowerCase(Locale.ROOT), handshake.getFieldValue(name));
        }
        String resource = handshake.getResourceDescriptor();
        int query = resource.indexOf('?');
        return new Request("GET", HttpFront.segments(query < 0 ? resource : resource.substring(0, query)),
                Form.parse(query < 0 ? "" : resource.substring(query + 1)), headers, "");
    }

    private void refuse(Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Refused\r\n");
        reply.with("Content-Length", String.valueOf(body.length)).with("Connection", "close").headers()
                .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        write(ByteBuffer.wrap(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8)));
        write(ByteBuffer.wrap(body));
    }

    private void talk(InputStream in, ClientHandshake handshake, Conversation conversation)
            throws IOException, InterruptedException, InvalidHandshakeException {
        for (ByteBuffer part : draft.createHandshake(
                draft.postProcessHandshakeResponseAsServer(handshake, new HandshakeImpl1Server()))) {
            write(part);
        }
        socket.setSoTimeout(IDLE_MILLIS);
        try {
            listen(in, conversation);
        } catch (LimitExceededException tooBig) {
            end(CloseFrame.TOOBIG);
        } catch (InvalidDataException wrong) {
            end(wrong.getCloseCode());
        } catch (SocketTimeoutException idle) {
            end(CloseFrame.GOING_AWAY);
        } finally {
            conversation.over();
        }
    }

    private void listen(InputStream in, Conversation conversation) throws IOException, InvalidDataException {
        byte[] chunk = new byte[8192];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            for (Framedata frame : draft.translateFrame(ByteBuffer.wrap(chunk, 0, read))) {
                if (!heard(frame, conversation)) {
                    return;
                }
            }
        }
    }

    /** Whether the connection goes on. */
    private boolean heard(Framedata frame, Conversation conversation) throws IOException, InvalidDataException {
        switch (frame.getOpcode()) {
            case PING -> send(new PongFrame((PingFrame) frame));
            case PONG -> {
                // somebody is there
            }
            case CLOSING -> {
                send(frame);
                return false;
            }
            case BINARY -> {
                end(NOT_A_TEXT);
                return false;
            }
            case TEXT, CONTINUOUS -> part(frame, conversation);
        }
        return true;
    }

    private void part(Framedata frame, Conversation conversation) throws InvalidDataException {
        byte[] payload = new byte[frame.getPayloadData().remaining()];
        frame.getPayloadData().get(payload);
        if (frame.getOpcode() == Opcode.TEXT) {
            message.reset();
        }
        message.write(payload, 0, payload.length);
        if (message.size() > MAX_MESSAGE) {
            throw new LimitExceededException(MAX_MESSAGE);
        }
        if (frame.isFin()) {
            String text = Charsetfunctions.stringUtf8(ByteBuffer.wrap(message.toByteArray()));
            message.reset();
            threads.execute(() -> answer(text, conversation));
        }
    }

    private void answer(String text, Conversation conversation) {
        try {
            Reaction reaction = conversation.message(text);
            if (!reaction.note().isEmpty()) {
                send(filled(new PingFrame(), reaction.note()));
            }
            if (!reaction.frame().isEmpty()) {
                send(filled(new TextFrame(), reaction.frame()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // whoever asked does not listen any more
        }
    }

    private static Framedata filled(FramedataImpl1 frame, String text) {
        frame.setPayload(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return frame;
    }

    private void end(int code) throws IOException {
        CloseFrame close = new CloseFrame();
        close.setCode(code);
        send(close);
    }

    private void send(Framedata frame) throws IOException {
        write(draft.createBinaryFrame(frame));
    }

    private synchronized void write(ByteBuffer bytes) throws IOException {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        socket.getOutputStream().write(all);
        socket.getOutputStream().flush();
    }
}
