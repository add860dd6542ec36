/** The command line: data, training, evaluation and reports. */
module org.lanewise.trainer {
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires java.net.http;
    requires jdk.management;
    requires org.lanewise.engine;
    requires org.lanewise.models;
    requires org.slf4j;

    opens org.lanewise.trainer.cli to info.picocli;
}
