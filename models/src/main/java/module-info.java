/** Architectures, their recipes and their published results. */
module org.lanewise.models {
    requires transitive org.lanewise.engine;

    exports org.lanewise.models;
}
