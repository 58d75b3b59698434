//! Operations are reached by what the vendor's documentation calls them, and by short ways along
//! their paths.

use openapi_to_crate::{Input, Products, generate};

const DOCUMENT: &str = include_str!("odd/names-by-tag.yaml");

/// The files that begin with a path.
fn files(paths_only: bool, folder: &str) -> Vec<String> {
    let input = Input::document("names-by-tag.yaml", DOCUMENT);
    let generation = generate(&input, &Products { paths_only, ..Products::default() });
    let generated = generation.generated.unwrap_or_else(|| panic!("{}", input.render(&generation.report)));
    let files = generated.files.into_iter().filter(|file| file.path.starts_with(folder));
    files.map(|file| file.contents).collect()
}

/// The methods in the files that begin with a path, each as its declaration and its body, in one line.
fn methods(paths_only: bool, folder: &str) -> Vec<String> {
    let files = files(paths_only, folder);
    let methods = files.iter().flat_map(|file| file.split("    pub fn ").skip(1));
    let line = |text: &str| {
        let method = text.split("\n    }").next().unwrap_or_default();
        method
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace("( ", "(")
            .replace(", )", ")")
            .replace(" .", ".")
    };
    methods.map(line).collect()
}

/// The lines of `calls!` in the files that begin with a path.
fn calls(paths_only: bool, folder: &str) -> Vec<String> {
    let files = files(paths_only, folder);
    let lines = files.iter().flat_map(|file| file.lines()).map(str::trim);
    lines.filter(|line| line.contains(" => ") && line.ends_with("),")).map(str::to_owned).collect()
}

#[test]
fn each_operation_is_found_by_its_tag_and_the_name_that_the_document_gives_it() {
    assert_eq!(
        calls(false, "src/operations/"),
        [
            "list() -> IssuesList => issues_get(),",
            "list_comments_for_repo(owner: &str, repo: &str, issue_number: i64, page: i64) -> IssuesListCommentsForRepo => \
             repo(owner, repo).issue(issue_number).comments(page),",
            "cancel_pet(id: &str) -> CancelPet => pet_cancel(id).post(),",
            "get(owner: &str, repo: &str) -> ReposGet => repo(owner, repo).get(),",
        ]
    );
    let client = methods(false, "src/client.rs");
    for method in ["issues(&self) -> crate::operations::Issues", "repos(&self) -> crate::operations::Repos"] {
        assert!(client.iter().any(|found| found.starts_with(method)), "{client:?}");
    }
}

#[test]
fn a_tag_that_is_called_like_a_resource_adds_to_it() {
    let pets = methods(false, "src/resources/pets.rs");
    let get = "get(&self) -> crate::requests::ListPets { self.place.clone().open()";
    assert!(pets.iter().any(|found| found == get), "{pets:?}");
    assert_eq!(
        calls(false, "src/resources/pets.rs"),
        [
            "list_pets() -> ListPets => pets().get(),",
            "create_pet() -> CreatePet => pets().post(),",
            "get_pet(id: &str) -> GetPet => pet(id).get(),",
            "batch_get_pets() -> BatchGetPets => pets_batch_get(),",
            "list_pets2() -> ListPets2 => pets_get(),",
        ]
    );
}

#[test]
fn where_only_paths_are_wanted_there_is_nothing_else() {
    assert_eq!(files(true, "src/operations/"), [""; 0]);
    let client = methods(true, "src/client.rs");
    assert!(client.iter().any(|found| found.starts_with("issues(&self) -> crate::requests::IssuesList")), "{client:?}");
}

#[test]
fn versions_are_no_calls_and_parameters_that_follow_each_other_are_one() {
    let client = methods(true, "src/client.rs");
    let has = |start: &str| assert!(client.iter().any(|found| found.starts_with(start)), "{start}: {client:?}");
    has("repo(&self, owner: &str, repo: &str)");
    has("pets(&self)");
    has("pets_batch_get(&self)");
    has("pet_cancel(&self, id: &str)");
    // The second version of the path has the version in its name.
    has("pets_get(&self)");
    assert!(!client.iter().any(|found| found.starts_with("api") || found.starts_with("v1")), "{client:?}");
}
