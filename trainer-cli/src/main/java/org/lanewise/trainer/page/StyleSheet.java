package org.lanewise.trainer.page;

import org.lanewise.trainer.figure.Theme;

/** How pages look. */
final class StyleSheet {
    private StyleSheet() {}

    static String text() {
        return Theme.variables(":root") + Theme.chartRules() + """
                body{margin:0;background:var(--surface);color:var(--ink);
                font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
                main{max-width:72rem;margin:0 auto;padding:1rem clamp(.75rem,3vw,2rem) 4rem}
                h1{font-size:1.75rem;line-height:1.25}
                h2{font-size:1.35rem;margin-top:2.5rem;padding-bottom:.25rem;border-bottom:1px solid var(--grid)}
                h3{font-size:1.1rem;margin-top:2rem}
                h4{font-size:1rem}
                p,ul,ol{max-width:46rem}
                p,li,h1,h2,h3,h4,figcaption{overflow-wrap:break-word}
                a{color:var(--link)}
                nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none;max-width:none}
                code,pre{font:.88em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
                code{background:var(--panel);padding:.1em .3em;border-radius:4px}
                .box{overflow-x:auto;max-width:100%}
                .box:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
                pre.box{background:var(--panel);border:1px solid var(--grid);border-radius:6px;padding:.75rem;max-height:32rem}
                figure{margin:1.5rem 0}
                figure svg{display:block;width:100%;height:auto}
                figcaption{color:var(--muted);font-size:.92rem;max-width:46rem;margin-top:.25rem}
                table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums;margin:.5rem 0}
                th,td{padding:.35rem .7rem;border-bottom:1px solid var(--grid);vertical-align:top}
                th{border-bottom:2px solid var(--axis);vertical-align:bottom}
                tbody tr:nth-child(even){background:var(--panel)}
                td.left{min-width:7rem}
                td code{white-space:nowrap}
                .left{text-align:left}
                .centre{text-align:center}
                .right{text-align:right}
                td.right{white-space:nowrap}
                .good{color:var(--good)}
                .better{color:var(--link)}
                .bad{color:var(--bad);font-weight:600}
                .open{color:var(--muted)}
                summary{cursor:pointer}
                .tools{display:flex;flex-wrap:wrap;gap:.35rem;align-items:center;min-height:2.2rem;font-size:.88rem}
                .tools button{font:inherit;min-width:2rem;padding:.15rem .5rem;color:var(--ink);background:var(--panel);
                border:1px solid var(--axis);border-radius:5px;cursor:pointer}
                .tools button:disabled{color:var(--muted);border-color:var(--grid);cursor:default}
                .tools output{color:var(--muted);font-variant-numeric:tabular-nums;margin-left:.35rem}
                .tools button:focus-visible,svg.lanewise:focus-visible{outline:2px solid var(--link);outline-offset:2px}
                .selection{fill:var(--link);fill-opacity:.15}
                @media print{.tools{display:none}.box{overflow:visible}pre.box{max-height:none;white-space:pre-wrap}}
                """;
    }
}
