package dev.timeoutdoctor.session;

import dev.timeoutdoctor.text.Message;

/**
 * What is still to be edited in a template after a change was made by hand.
 *
 * @param reminder whose template, and what becomes of the change until then
 * @param tool the name of the tool that the template is kept with
 * @param language of the code, as fenced code blocks name it
 * @param code the edit; empty where the tool has no form for it
 */
public record TemplateEdit(Message reminder, Message tool, String language, String code) {}
