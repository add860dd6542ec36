package org.lanewise.trainer.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.RecordCodec;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.folder.KeptRun;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.RunPlan;

/**
 * Runs that differ in nothing but their seed.
 *
 * @param settings what they have in common, as texts by name
 * @param members at least one, in the order in which they were named
 */
record Group(SequencedMap<String, String> settings, List<Member> members) {
    Group {
        members = List.copyOf(members);
    }

    /** The groups of runs, in the order of their first ones. */
    static List<Group> of(List<KeptRun> runs) {
        Map<SequencedMap<String, String>, List<Member>> groups = new LinkedHashMap<>();
        for (KeptRun run : runs) {
            Member member = Member.of(run);
            groups.computeIfAbsent(settings(member), _ -> new ArrayList<>()).add(member);
        }
        return groups.entrySet().stream().map(entry -> new Group(entry.getKey(), entry.getValue())).toList();
    }

    private static SequencedMap<String, String> settings(Member member) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        RunPlan plan = member.run().plan();
        flatten("", RecordCodec.encode(RunPlan.class, plan), settings);
        settings.remove("settings.seed");
        // Of networks that differ, one word says more than a hundred.
        settings.keySet().removeIf(name -> name.startsWith("network."));
        settings.put("network", Integer.toHexString(plan.network().hashCode()));
        settings.put("data", member.run().provenance().data());
        goal(member.run(), settings);
        for (RunEvent.SettingsChanged change : member.run().events(RunEvent.SettingsChanged.class)) {
            settings.put(
                    "changed after update " + change.step(),
                    RecordCodec.encode(TrainingSettings.class, change.settings().withSeed(0)).toString());
        }
        return settings;
    }

    /** What the run was to reach, and not where it ended: with early stopping that is a result, and each seed has its own. */
    private static void goal(KeptRun run, SequencedMap<String, String> settings) {
        List<RunEvent.Started> processes = run.events(RunEvent.Started.class);
        if (!processes.isEmpty()) {
            settings.put("epochs", Integer.toString(processes.getLast().epochs()));
            if (processes.getLast().maxSteps() != Goal.NO_LIMIT) {
                settings.put("most updates", Long.toString(processes.getLast().maxSteps()));
            }
        }
    }

    private static void flatten(String name, Json value, Map<String, String> into) {
        if (value instanceof Json.ObjectValue object) {
            object.members()
                    .forEach((member, part) -> flatten(name.isEmpty() ? member : name + "." + member, part, into));
        } else {
            into.put(name, value instanceof Json.StringValue text ? text.value() : value.toString());
        }
    }

    /** The names of its runs. */
    String name() {
        return members.stream().map(member -> member.run().name()).collect(Collectors.joining(" "));
    }

    /** The first run with that seed. */
    Optional<Member> withSeed(long seed) {
        return members.stream().filter(member -> member.seed() == seed).findFirst();
    }

    /** The seeds of its runs, each once. */
    List<Long> seeds() {
        return members.stream().map(Member::seed).distinct().toList();
    }

    double meanAccuracy() {
        return members.stream().mapToDouble(member -> member.outcome().accuracy()).average().orElseThrow();
    }

    double meanLoss() {
        return members.stream().mapToDouble(member -> member.outcome().loss()).average().orElseThrow();
    }

    /** The accuracies of its runs, ascending. */
    double[] accuracies() {
        return members.stream().mapToDouble(member -> member.outcome().accuracy()).sorted().toArray();
    }
}
