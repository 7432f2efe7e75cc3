package dev.timeoutdoctor.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;

/** Picks an HTTP method. */
public final class HttpMethods extends ComboBox<String> {

    /** Bound both ways to a property; a method that is not in the list is shown all the same. */
    public HttpMethods(String id, StringProperty method) {
        setId(id);
        getItems().setAll("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
        setPrefWidth(116);
        setMinWidth(116);
        valueProperty().bindBidirectional(method);
    }
}
