package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.snippet.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose the things are that a change may edit, each by the question that asks for it. */
public record Ownership(List<Owned> all) {

    /** Nothing was looked at. */
    public static final Ownership NONE = new Ownership(List.of());

    /** One thing. */
    public record Owned(AwsCall read, Owner owner) {}

    public Ownership {
        all = List.copyOf(all);
    }

    /** Those that a change really edits. */
    public Ownership of(Change change) {
        Set<AwsCall> reads = change.steps().stream().map(step -> step.before().read()).collect(Collectors.toSet());
        return of(reads);
    }

    /** Those that these questions ask for. */
    public Ownership of(Set<AwsCall> reads) {
        return new Ownership(all.stream().filter(one -> reads.contains(one.read())).toList());
    }

    /** The first thing alone: what a change is about before it is known what it edits. */
    public Ownership first() {
        return new Ownership(all.stream().limit(1).toList());
    }

    /** The owners that are known, each once. */
    public List<Owner> owners() {
        return all.stream().map(Owned::owner).filter(owner -> owner.keptWith().isPresent()).distinct().toList();
    }

    /** Whether somebody owns one of the things at least. */
    public boolean owned() {
        return !owners().isEmpty();
    }

    /** The tool of the first owner; empty where none is known. */
    public Optional<Tool> tool() {
        return owners().stream().findFirst().flatMap(Owner::keptWith);
    }
}
