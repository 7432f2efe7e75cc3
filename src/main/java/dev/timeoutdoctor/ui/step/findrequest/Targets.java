package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** From what people paste or pick to API, stage and method. Blocks; expected failure is an answer. */
public interface Targets {

    /** What a pasted URL and a method lead to. */
    Lookup find(Connection connection, String url, String method);

    /** The APIs of the connection's account and Region. */
    Listing<Api> apis(Connection connection);

    /** The stages of an API, by name. */
    Listing<String> stages(Connection connection, Api api);

    /** The methods of an API. */
    Listing<Method> methods(Connection connection, Api api);

    /** The route of a picked method, and the URL to send it to. */
    Lookup pick(Connection connection, Api api, String stage, Method method);

    /** An API in the list. */
    record Api(String id, String name, ApiType type) {}

    /**
     * A method in the list.
     *
     * @param path the resource's path, for example {@code /orders/{id}}
     * @param httpMethod as the API defines it; {@code ANY} among them
     */
    record Method(String resourceId, String path, String httpMethod) {

        /** The method as people say it: {@code POST /orders}. */
        public String label() {
            return httpMethod + " " + path;
        }
    }

    /** What a look-up came to. */
    sealed interface Lookup {

        /**
         * It is there.
         *
         * @param apiName the API's name
         * @param url the request's full URL; empty where nobody knows it
         */
        record Found(Route route, String apiName, String url) implements Lookup {}

        /** It is not, in one sentence, with what to do next; the raw error as detail, or empty. */
        record NotFound(Message what, Message next, String detail) implements Lookup {}
    }

    /** What a list came to. */
    sealed interface Listing<T> {

        /** The entries; none is an answer too. */
        record Entries<T>(List<T> entries) implements Listing<T> {

            public Entries {
                entries = List.copyOf(entries);
            }
        }

        /** It could not be read, in one sentence, with what to do next; the raw error as detail, or empty. */
        record Unreadable<T>(Message what, Message next, String detail) implements Listing<T> {}
    }
}
