/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.runtime.settings.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What {@code parley settings} is told. */
@Component(service = CommandLine.class)
public final class CommandLine {

    private final Catalog catalog;
    private final Transfer transfer;
    private final Diagnoses diagnoses;

    @Activate
    public CommandLine(
            @Reference(name = "catalog") Catalog catalog,
            @Reference(name = "transfer") Transfer transfer,
            @Reference(name = "diagnoses") Diagnoses diagnoses) {
        this.catalog = catalog;
        this.transfer = transfer;
        this.diagnoses = diagnoses;
    }

    /**
     * @param request {@code do}: {@code list}, {@code export}, {@code plan} or {@code import}; the last two with {@code text}
     * @return {@code text} or {@code lines}, or {@code refused} with sentences why not
     */
    Map<String, Object> answer(Map<?, ?> request) {
        return switch (String.valueOf(request.get("do"))) {
            case "list" -> Map.of("lines", list(), "wrong", diagnoses.all());
            case "export" -> Map.of("text", transfer.export());
            case "plan" -> told(transfer.plan(text(request)));
            case "import" -> imported(transfer.plan(text(request)));
            default -> Map.of("refused", List.of("This Parley does not know what is asked for"));
        };
    }

    private static String text(Map<?, ?> request) {
        return String.valueOf(request.get("text"));
    }

    private List<String> list() {
        var lines = new ArrayList<String>();
        for (var pid : catalog.pids()) {
            for (var current : catalog.current(pid)) {
                var shown = !current.setting().isSecret()
                        ? String.join(", ", current.values())
                        : current.isSet() ? Secrets.HIDDEN : "";
                lines.add("%s %s = %s (%s)"
                        .formatted(pid, current.setting().id(), shown.replace('\n', ' '), current.source()));
            }
        }
        return lines;
    }

    private static Map<String, Object> told(Transfer.Plan plan) {
        if (!plan.problems().isEmpty()) {
            return Map.of("refused", plan.problems());
        }
        var lines = plan.differences().stream()
                .map(each -> "%s %s: %s → %s"
                        .formatted(each.pid(), each.property(), shown(each.before()), shown(each.after())))
                .toList();
        return Map.of(
                "lines", lines, "notes", plan.notes(), "changes", plan.target().size());
    }

    private static String shown(String value) {
        return value.isEmpty() ? "default" : value;
    }

    private Map<String, Object> imported(Transfer.Plan plan) {
        try {
            if (plan.problems().isEmpty()) {
                transfer.carryOut(plan);
            }
            return told(plan);
        } catch (IOException e) {
            return Map.of("refused", List.of(e.getMessage()));
        }
    }
}
