#include "assets.h"
#include <string.h>

// The files, by C23's #embed: Swift takes half a minute for an array of as many bytes.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char check_js[] = {
#embed "../../templates/assets/check.js"
};
static const unsigned char copy_files_js[] = {
#embed "../../templates/assets/copy-files.js"
};
static const unsigned char copy_seal_js[] = {
#embed "../../templates/assets/copy-seal.js"
};
static const unsigned char choose_js[] = {
#embed "../../templates/assets/choose.js"
};
static const unsigned char contacts_js[] = {
#embed "../../templates/assets/contacts.js"
};
static const unsigned char columns_js[] = {
#embed "../../templates/assets/columns.js"
};
static const unsigned char begin_js[] = {
#embed "../../templates/assets/begin.js"
};
static const unsigned char copy_css[] = {
#embed "../../templates/assets/copy.css"
};
static const unsigned char diploma_js[] = {
#embed "../../templates/assets/diploma.js"
};
static const unsigned char directory_js[] = {
#embed "../../templates/assets/directory.js"
};
static const unsigned char door_js[] = {
#embed "../../templates/assets/door.js"
};
static const unsigned char ebook_css[] = {
#embed "../../templates/assets/ebook.css"
};
static const unsigned char favicon_svg[] = {
#embed "../../templates/assets/favicon.svg"
};
static const unsigned char file_js[] = {
#embed "../../templates/assets/file.js"
};
static const unsigned char form_js[] = {
#embed "../../templates/assets/form.js"
};
static const unsigned char found_js[] = {
#embed "../../templates/assets/found.js"
};
static const unsigned char help_css[] = {
#embed "../../templates/assets/help.css"
};
static const unsigned char home_svg[] = {
#embed "../../templates/assets/home.svg"
};
static const unsigned char material_css[] = {
#embed "../../templates/assets/material.css"
};
static const unsigned char more_css[] = {
#embed "../../templates/assets/more.css"
};
static const unsigned char one_file_css[] = {
#embed "../../templates/assets/one-file.css"
};
static const unsigned char one_file_js[] = {
#embed "../../templates/assets/one-file.js"
};
static const unsigned char own_js[] = {
#embed "../../templates/assets/own.js"
};
static const unsigned char release_css[] = {
#embed "../../templates/assets/release.css"
};
static const unsigned char schools_js[] = {
#embed "../../templates/assets/schools.js"
};
static const unsigned char letter_js[] = {
#embed "../../templates/assets/letter.js"
};
static const unsigned char load_js[] = {
#embed "../../templates/assets/load.js"
};
static const unsigned char page_js[] = {
#embed "../../templates/assets/page.js"
};
static const unsigned char plan_file_js[] = {
#embed "../../templates/assets/plan-file.js"
};
static const unsigned char plan_js[] = {
#embed "../../templates/assets/plan.js"
};
static const unsigned char portfolio_js[] = {
#embed "../../templates/assets/portfolio.js"
};
static const unsigned char print_css[] = {
#embed "../../templates/assets/print.css"
};
static const unsigned char material_badges_svg[] = {
#embed "../../templates/assets/material-badges.svg"
};
static const unsigned char material_cards_svg[] = {
#embed "../../templates/assets/material-cards.svg"
};
static const unsigned char material_certificate_svg[] = {
#embed "../../templates/assets/material-certificate.svg"
};
static const unsigned char material_list_svg[] = {
#embed "../../templates/assets/material-list.svg"
};
static const unsigned char material_poster_svg[] = {
#embed "../../templates/assets/material-poster.svg"
};
static const unsigned char material_sheet_svg[] = {
#embed "../../templates/assets/material-sheet.svg"
};
static const unsigned char material_sign_in_svg[] = {
#embed "../../templates/assets/material-sign_in.svg"
};
static const unsigned char material_stories_svg[] = {
#embed "../../templates/assets/material-stories.svg"
};
static const unsigned char problem_svg[] = {
#embed "../../templates/assets/problem.svg"
};
static const unsigned char read_js[] = {
#embed "../../templates/assets/read.js"
};
static const unsigned char roster_js[] = {
#embed "../../templates/assets/roster.js"
};
static const unsigned char search_css[] = {
#embed "../../templates/assets/search.css"
};
static const unsigned char search_help_js[] = {
#embed "../../templates/assets/search-help.js"
};
static const unsigned char search_index_js[] = {
#embed "../../templates/assets/search-index.js"
};
static const unsigned char search_stem_js[] = {
#embed "../../templates/assets/search-stem.js"
};
static const unsigned char search_words_js[] = {
#embed "../../templates/assets/search-words.js"
};
static const unsigned char search_js[] = {
#embed "../../templates/assets/search.js"
};
static const unsigned char sheet_css[] = {
#embed "../../templates/assets/sheet.css"
};
static const unsigned char signals_compare_js[] = {
#embed "../../templates/assets/signals-compare.js"
};
static const unsigned char signals_plan_js[] = {
#embed "../../templates/assets/signals-plan.js"
};
static const unsigned char signals_results_js[] = {
#embed "../../templates/assets/signals-results.js"
};
static const unsigned char signals_js[] = {
#embed "../../templates/assets/signals.js"
};
static const unsigned char slides_css[] = {
#embed "../../templates/assets/slides.css"
};
static const unsigned char slides_js[] = {
#embed "../../templates/assets/slides.js"
};
static const unsigned char sociogram_choices_js[] = {
#embed "../../templates/assets/sociogram-choices.js"
};
static const unsigned char sociogram_figures_js[] = {
#embed "../../templates/assets/sociogram-figures.js"
};
static const unsigned char sociogram_layout_js[] = {
#embed "../../templates/assets/sociogram-layout.js"
};
static const unsigned char sociogram_lines_js[] = {
#embed "../../templates/assets/sociogram-lines.js"
};
static const unsigned char sociogram_picture_js[] = {
#embed "../../templates/assets/sociogram-picture.js"
};
static const unsigned char sociogram_view_js[] = {
#embed "../../templates/assets/sociogram-view.js"
};
static const unsigned char sociogram_js[] = {
#embed "../../templates/assets/sociogram.js"
};
static const unsigned char sociometry_js[] = {
#embed "../../templates/assets/sociometry.js"
};
static const unsigned char style_css[] = {
#embed "../../templates/assets/style.css"
};
static const unsigned char tool_css[] = {
#embed "../../templates/assets/tool.css"
};
static const unsigned char tool_js[] = {
#embed "../../templates/assets/tool.js"
};
static const unsigned char type_css[] = {
#embed "../../templates/assets/type.css"
};
static const unsigned char view_css[] = {
#embed "../../templates/assets/view.css"
};
static const unsigned char view_js[] = {
#embed "../../templates/assets/view.js"
};
static const unsigned char volume_css[] = {
#embed "../../templates/assets/volume.css"
};
static const unsigned char words_ar_json[] = {
#embed "../../templates/assets/words.ar.json"
};
static const unsigned char words_en_json[] = {
#embed "../../templates/assets/words.en.json"
};
static const unsigned char words_nl_json[] = {
#embed "../../templates/assets/words.nl.json"
};
#if !__has_embed("../../templates/assets/typeface/sans.woff2")
#error "the typeface is made by script/build, or by any other script that builds the tool"
#endif
static const unsigned char sans_bold_woff2[] = {
#embed "../../templates/assets/typeface/sans-bold.woff2"
};
static const unsigned char sans_woff2[] = {
#embed "../../templates/assets/typeface/sans.woff2"
};
static const unsigned char serif_bold_woff2[] = {
#embed "../../templates/assets/typeface/serif-bold.woff2"
};
static const unsigned char serif_woff2[] = {
#embed "../../templates/assets/typeface/serif.woff2"
};

#define FILE(name, bytes) {name, {bytes, sizeof bytes}}

static const struct { const char *name; struct embedded file; } files[] = {
    FILE("check.js", check_js),
    FILE("choose.js", choose_js),
    FILE("copy-files.js", copy_files_js),
    FILE("copy-seal.js", copy_seal_js),
    FILE("contacts.js", contacts_js),
    FILE("columns.js", columns_js),
    FILE("begin.js", begin_js),
    FILE("copy.css", copy_css),
    FILE("diploma.js", diploma_js),
    FILE("directory.js", directory_js),
    FILE("door.js", door_js),
    FILE("ebook.css", ebook_css),
    FILE("favicon.svg", favicon_svg),
    FILE("file.js", file_js),
    FILE("form.js", form_js),
    FILE("found.js", found_js),
    FILE("help.css", help_css),
    FILE("home.svg", home_svg),
    FILE("material.css", material_css),
    FILE("material-badges.svg", material_badges_svg),
    FILE("material-cards.svg", material_cards_svg),
    FILE("material-certificate.svg", material_certificate_svg),
    FILE("material-list.svg", material_list_svg),
    FILE("material-poster.svg", material_poster_svg),
    FILE("material-sheet.svg", material_sheet_svg),
    FILE("material-sign_in.svg", material_sign_in_svg),
    FILE("material-stories.svg", material_stories_svg),
    FILE("more.css", more_css),
    FILE("letter.js", letter_js),
    FILE("one-file.css", one_file_css),
    FILE("one-file.js", one_file_js),
    FILE("own.js", own_js),
    FILE("release.css", release_css),
    FILE("schools.js", schools_js),
    FILE("load.js", load_js),
    FILE("page.js", page_js),
    FILE("plan-file.js", plan_file_js),
    FILE("plan.js", plan_js),
    FILE("portfolio.js", portfolio_js),
    FILE("print.css", print_css),
    FILE("problem.svg", problem_svg),
    FILE("read.js", read_js),
    FILE("roster.js", roster_js),
    FILE("sans-bold.woff2", sans_bold_woff2),
    FILE("sans.woff2", sans_woff2),
    FILE("serif-bold.woff2", serif_bold_woff2),
    FILE("serif.woff2", serif_woff2),
    FILE("search.css", search_css),
    FILE("search-help.js", search_help_js),
    FILE("search-index.js", search_index_js),
    FILE("search-stem.js", search_stem_js),
    FILE("search-words.js", search_words_js),
    FILE("search.js", search_js),
    FILE("sheet.css", sheet_css),
    FILE("signals-compare.js", signals_compare_js),
    FILE("signals-plan.js", signals_plan_js),
    FILE("signals-results.js", signals_results_js),
    FILE("signals.js", signals_js),
    FILE("slides.css", slides_css),
    FILE("slides.js", slides_js),
    FILE("sociogram-choices.js", sociogram_choices_js),
    FILE("sociogram-figures.js", sociogram_figures_js),
    FILE("sociogram-layout.js", sociogram_layout_js),
    FILE("sociogram-lines.js", sociogram_lines_js),
    FILE("sociogram-picture.js", sociogram_picture_js),
    FILE("sociogram-view.js", sociogram_view_js),
    FILE("sociogram.js", sociogram_js),
    FILE("sociometry.js", sociometry_js),
    FILE("style.css", style_css),
    FILE("tool.css", tool_css),
    FILE("tool.js", tool_js),
    FILE("type.css", type_css),
    FILE("view.css", view_css),
    FILE("view.js", view_js),
    FILE("volume.css", volume_css),
    FILE("words.ar.json", words_ar_json),
    FILE("words.en.json", words_en_json),
    FILE("words.nl.json", words_nl_json),
};

struct embedded embedded_file(const char *name) {
    for (size_t place = 0; place < sizeof files / sizeof *files; place++)
        if (strcmp(files[place].name, name) == 0) return files[place].file;
    return (struct embedded){0};
}
