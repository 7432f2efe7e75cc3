package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Quotas;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything in a lab's account as one text, so that two states can be compared byte by byte. */
public final class LabState {

    /**
     * What AWS itself never gives back, and what of it is not compared after an undo:
     * <ul>
     * <li>revisionId, lastModified, updated: every write, the undo's too, gives a function, an alias or a stage a new one;
     * <li>created, published: when something was made that was deleted and is made anew, as a canary or an alarm is;
     * <li>updateEnds, before: how a function is while AWS is still working on its update.
     * </ul>
     * {@link #withoutWhatStays} leaves out beyond that what no call takes back: deployments and versions, which are snapshots that others
     * may serve by now (AWS refuses to delete one in use), and requests for a quota, which only AWS decides. Of a stage that deploys by
     * itself the number of its deployment is not compared: every edit, the undo's too, makes another one.
     */
    private static final Set<String> NEVER_BACK = Set.of("revisionId", "lastModified", "created", "updated",
            "published", "updateEnds", "before");

    private final boolean deployments;
    private final StringBuilder out = new StringBuilder();

    private LabState(boolean deployments) {
        this.deployments = deployments;
    }

    /** The state of a lab, without revisions and times. */
    public static String of(Lab lab) {
        return text(lab, true);
    }

    /** The same without deployments, published versions and quota requests, which stay when a change is taken back. */
    public static String withoutWhatStays(Lab lab) {
        return text(lab, false);
    }

    /** A lab's account as it is now; the same object as long as nothing changes it. */
    public static Object now(Lab lab) {
        return lab.accountNow();
    }

    /** Puts an account back. Quicker than a reset: what its calls have left behind in logs and metrics is not made anew. */
    public static void back(Lab lab, Object then) {
        lab.back((Account) then);
    }

    private static String text(Lab lab, boolean deployments) {
        LabState state = new LabState(deployments);
        state.write(lab.accountNow(), "");
        return state.out.toString();
    }

    private void write(Object value, String path) {
        switch (value) {
            case Record entry -> members(entry, path);
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, one) -> sorted.put(String.valueOf(key), one));
                sorted.forEach((key, one) -> write(one, path + "/" + key));
            }
            case Collection<?> many -> {
                int index = 0;
                for (Object one : many) {
                    write(one, path + "/" + index++);
                }
            }
            case Optional<?> maybe -> maybe.ifPresent(one -> write(one, path));
            default -> out.append(path).append('=').append(value).append('\n');
        }
    }

    private void members(Record entry, String path) {
        boolean deploysItself = entry.toString().startsWith("HttpStage[")
                && entry.toString().contains("autoDeploy=true");
        for (RecordComponent component : entry.getClass().getRecordComponents()) {
            String name = component.getName();
            boolean stays = !deployments
                    && (name.equals("deployments") || name.equals("versions") || name.equals("requests"));
            boolean drawn = (entry instanceof Quotas.Request && name.equals("id"))
                    || (entry instanceof Quotas.Answer && name.equals("at"));
            boolean own = deploysItself && name.equals("deploymentId");
            boolean byItself = name.equals("deployments") && entry.getClass().getSimpleName().equals("HttpApi");
            if (!NEVER_BACK.contains(name) && !stays && !own && !byItself && !drawn) {
                write(value(entry, component), path + "/" + name);
            }
        }
    }

    private static Object value(Record entry, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(entry);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record without its accessor", e);
        }
    }
}
