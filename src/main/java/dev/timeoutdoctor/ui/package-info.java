/** Window, navigation, theme, dialogs and reusable controls. */
@NullMarked
package dev.timeoutdoctor.ui;

import org.jspecify.annotations.NullMarked;
