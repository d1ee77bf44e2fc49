/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code parley deploy}, {@code widen}, {@code rollback} and {@code undeploy}: asks the running Parley, and says what came of it. */
final class Deploy {

    private static final String DEPLOY = "deploy FILE.jar [--canary PERCENT] [--threshold SHARE] [--untried]";

    private final Home home;

    Deploy(Home home) {
        this.home = home;
    }

    int deploy(List<String> args) {
        var words = new Words(args, DEPLOY);
        var request = request("deploy");
        words.option("--canary").ifPresent(percent -> request.put("canary", percent(percent)));
        words.option("--threshold").ifPresent(share -> request.put("threshold", share(share)));
        request.put("untried", words.flag("--untried"));
        var jar = Path.of(words.only());
        var identity = BundleFile.read(jar);
        var answer = ask(
                request,
                Optional.of(jar),
                lasted -> System.err.printf(
                        "parley: %s %s is being tried (%d s) ...%n",
                        identity.name(), identity.version(), lasted.toSeconds()));
        return said(answer);
    }

    int widen(List<String> args) {
        if (args.size() != 2) {
            throw usage("widen NAME PERCENT");
        }
        var request = request("widen");
        request.put("name", args.get(0));
        request.put("percent", percent(args.get(1)));
        return said(ask(request));
    }

    int rollBack(List<String> args) {
        if (args.isEmpty() || args.size() > 2) {
            throw usage("rollback NAME [VERSION]");
        }
        var request = request("rollback");
        request.put("name", args.get(0));
        args.stream().skip(1).forEach(version -> request.put("version", version));
        return said(ask(request));
    }

    int undeploy(List<String> args) {
        if (args.size() != 1) {
            throw usage("undeploy NAME");
        }
        var request = request("undeploy");
        request.put("name", args.get(0));
        ask(request);
        System.out.printf("%s is gone%n", args.get(0));
        return 0;
    }

    private static int said(Map<?, ?> answer) {
        var deployment = Said.list(answer.get("deployments")).get(0);
        Said.trial(deployment, answer.get("share"));
        System.out.println(Said.line(deployment));
        return Said.isIn(deployment) ? 0 : 1;
    }

    private static Map<String, Object> request(String what) {
        var request = new LinkedHashMap<String, Object>();
        request.put("do", what);
        request.put("who", System.getProperty("user.name") + " (command)");
        return request;
    }

    private Map<?, ?> ask(Map<String, Object> request) {
        return ask(request, Optional.empty(), lasted -> {});
    }

    private Map<?, ?> ask(
            Map<String, Object> request, Optional<Path> jar, java.util.function.Consumer<Duration> waiting) {
        Noticeboard.read(home.data()).orElseThrow(() -> Running.none(home.data()));
        return refusing(new Inbox(inbox(home)).ask(request, jar, waiting));
    }

    static Path inbox(Home home) {
        return home.data().resolve("deployments").resolve("requests");
    }

    private static Map<?, ?> refusing(Map<?, ?> answer) {
        if (answer.get("refused") != null) {
            throw new Problem(answer.get("refused").toString());
        }
        return answer;
    }

    private static int percent(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 100) {
            throw new Problem(
                    "a share of conversations is 0 to 100 percent, not \"%s\"".formatted(text), Problem.USAGE);
        }
        return Integer.parseInt(text);
    }

    private static double share(String text) {
        if (!text.matches("0|1|[01]?\\.\\d{1,9}") || Double.parseDouble(text) > 1) {
            throw new Problem("a threshold is a share from 0 to 1, as 0.05, not \"%s\"".formatted(text), Problem.USAGE);
        }
        return Double.parseDouble(text);
    }

    private static Problem usage(String usage) {
        return new Problem("usage: parley " + usage, Problem.USAGE);
    }
}
