/** The command line: data, training, evaluation and reports. */
@SuppressWarnings("requires-automatic") module org.lanewise.trainer {
    requires commons.math3;
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires java.net.http;
    requires jdk.httpserver;
    requires jdk.management;
    requires org.lanewise.engine;
    requires org.lanewise.models;
    requires org.slf4j;
    requires org.snakeyaml.engine;

    opens org.lanewise.trainer.cli to info.picocli;
    opens org.lanewise.trainer.folder to org.lanewise.engine;
    opens org.lanewise.trainer.reproduce to org.lanewise.engine;
    opens org.lanewise.trainer.run to org.lanewise.engine;
    opens org.lanewise.trainer.sweep to org.lanewise.engine;
    opens org.lanewise.trainer.train to org.lanewise.engine;
}
