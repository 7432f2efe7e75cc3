package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Trouble;

/** How far connecting is. */
public sealed interface ConnectState {

    /** Nothing asked yet. */
    record Idle() implements ConnectState {}

    /** Somebody is being asked. */
    record Working(Message doing) implements ConnectState {}

    /** The test says who we are. */
    record Identified(Identity identity) implements ConnectState {}

    /** The place answers. */
    record Connected(Identity identity) implements ConnectState {}

    /** It did not work. */
    record Failed(Trouble trouble) implements ConnectState {}
}
