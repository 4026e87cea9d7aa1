//! Drawings made to take more than there is: each is refused quickly, in words for what is too much; sound ones are drawn.

use std::fmt::Write as _;

use crate::support::{Case, Run, run};

const SPACE: &str = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
const SHAPE: &str = "<rect width=\"100\" height=\"100\"/>";

fn svg(inner: &str) -> String {
    format!("<svg {SPACE} width=\"100\" height=\"100\">{inner}</svg>")
}

fn case(drawing: &str) -> Case {
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"picture\"\nfile = \"x.svg\"\nalt = \"图\"\n";
    Case::with_sections(item).file("x.svg", drawing)
}

fn check(drawing: &str) -> Run {
    run(case(drawing).path(), &["check", "issue.toml"])
}

fn assert_refused(drawing: &str, words: &str) {
    let run = check(drawing);
    let said = String::from_utf8_lossy(&run.out).into_owned() + &run.err;
    assert_eq!(run.code, 1, "{said}");
    assert!(said.contains("“x.svg”") && said.contains(words), "{words}: {said}");
}

/// Returns elements, each of which uses the next one twice.
fn doubling(element: impl Fn(usize) -> String, count: usize) -> String {
    (0..count).map(element).collect()
}

#[test]
fn what_is_repeated_is_counted() {
    let too_many = "展开后超过 200000 个图元";
    for units in ["userSpaceOnUse", "objectBoundingBox"] {
        let pattern = |n: usize| {
            let inside = format!("<rect width=\"1\" height=\"1\" fill=\"url(#p{})\"/>", n + 1).repeat(2);
            format!("<pattern id=\"p{n}\" width=\"1\" height=\"1\" patternUnits=\"{units}\">{inside}</pattern>")
        };
        let bomb = doubling(pattern, 24);
        assert_refused(&svg(&format!("{bomb}<rect width=\"9\" height=\"9\" fill=\"url(#p0)\"/>")), too_many);
    }
    let styled = |n: usize| {
        let inside = format!("<rect class=\"c{}\" width=\"1\" height=\"1\"/>", n + 1).repeat(2);
        format!(
            "<style>.c{n}{{stroke:url( '#p{n}' )}}</style><pattern id=\"p{n}\" width=\"1\" height=\"1\">{inside}</pattern>"
        )
    };
    assert_refused(&svg(&(doubling(styled, 24) + "<rect class=\"c0\" width=\"9\" height=\"9\"/>")), too_many);
    let used = |n: usize| format!("<g id=\"g{n}\">{}</g>", format!("<use href=\"#g{}\"/>", n + 1).repeat(2));
    assert_refused(&svg(&doubling(used, 30)), too_many);
    for (element, property) in [("mask", "mask"), ("clipPath", "clip-path")] {
        let one = |n: usize| {
            let inside = format!("<rect width=\"9\" height=\"9\" {property}=\"url(#m{})\"/>", n + 1).repeat(2);
            format!("<{element} id=\"m{n}\">{inside}</{element}>")
        };
        let bomb = doubling(one, 24) + &format!("<{element} id=\"m24\">{SHAPE}</{element}>");
        assert_refused(&svg(&format!("{bomb}<g {property}=\"url(#m0)\">{SHAPE}</g>")), too_many);
    }
    let marker = format!("<marker id=\"k\">{}</marker>", SHAPE.repeat(500));
    let path = format!("<path style=\"marker:url(#k)\" d=\"M0 0{}\"/>", "h1v1".repeat(1000));
    assert_refused(&svg(&(marker + &path)), too_many);
}

#[test]
fn curves_and_filters_have_numbers_that_somebody_might_write() {
    let filtered = |step: &str| svg(&format!("<filter id=\"f\">{step}</filter><g filter=\"url(#f)\">{SHAPE}</g>"));
    for step in [
        "<feGaussianBlur stdDeviation=\"1e9\"/>",
        "<feDropShadow stdDeviation=\"1e9\"/>",
        "<feDropShadow stdDeviation=\"1\" dx=\"1e30\"/>",
        "<feOffset dx=\"1\" dy=\"-1e30\"/>",
        "<feTurbulence baseFrequency=\"1e30\"/>",
        "<feTurbulence baseFrequency=\"0.05\" numOctaves=\"50\"/>",
        "<feDisplacementMap in=\"SourceGraphic\" in2=\"SourceGraphic\" scale=\"1e30\"/>",
        "<feDiffuseLighting surfaceScale=\"1e30\"><feDistantLight/></feDiffuseLighting>",
    ] {
        assert_refused(&filtered(step), "里面有大得离谱的数值");
    }
    assert_refused(&svg("<path d=\"M31,51A16.83,16e83,0,0,1,48,34z\"/>"), "里面有大得离谱的数值");
    let stop =
        "<linearGradient id=\"g\"><stop offset=\"1e60\"/><stop offset=\"1\"/></linearGradient><rect fill=\"url(#g)\"/>";
    assert_refused(&svg(stop), "里面有大得离谱的数值");
    for step in [
        "<feGaussianBlur stdDeviation=\"5\"/>",
        "<feOffset dx=\"-20\" dy=\"900\"/>",
        "<feTurbulence baseFrequency=\"0.8\" numOctaves=\"9\" seed=\"7\"/>",
    ] {
        let run = case(&filtered(step)).run(&["-o", "a.pdf"]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
}

#[test]
fn circles_and_depths_are_told() {
    assert_refused(&svg("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>"), "没有尽头");
    let pattern =
        "<pattern id=\"p\" width=\"1\" height=\"1\"><rect width=\"1\" height=\"1\" fill=\"url(#p)\"/></pattern>";
    assert_refused(&svg(&format!("{pattern}<g fill=\"url(#p)\">{SHAPE}</g>")), "没有尽头");
    for element in ["g", "svg"] {
        let deep = format!("<{element}>").repeat(2_000) + SHAPE + &format!("</{element}>").repeat(2_000);
        assert_refused(&svg(&deep), "超过 250 层");
    }
}

#[test]
fn entities_are_counted_before_they_are_written_out() {
    let ten: String = (0..9).fold(String::from("<!ENTITY e0 \"xxxxxxxxxx\">"), |mut text, n| {
        let _ = write!(text, "<!ENTITY e{} \"{}\">", n + 1, format!("&e{n};").repeat(10));
        text
    });
    let long = format!("<!ENTITY e9 \"{}\">", "x".repeat(100_000));
    for (declared, uses) in [(ten, 1), (long, 100)] {
        let text = svg(&format!("<text>{}</text>", "&e9;".repeat(uses)));
        assert_refused(&format!("<!--<svg>--><!DOCTYPE svg [{declared}]>{text}"), "缩写（实体）展开后太长");
    }
    // Drawing programs keep the addresses of name spaces so.
    let own = "<!DOCTYPE svg [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]><svg xmlns=\"&ns_svg;\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    assert_eq!(check(own).code, 0);
}

#[test]
fn what_must_be_computed_pixel_by_pixel_is_counted() {
    let filter = |steps: &str| {
        format!(
            "<filter id=\"f\" x=\"0\" y=\"0\" width=\"1\" height=\"1\">{steps}</filter><g filter=\"url(#f)\">{SHAPE}</g>"
        )
    };
    let pixels = "要算的像素超过";
    assert_refused(&svg(&filter("<feTurbulence baseFrequency=\"0.5\" numOctaves=\"100000\"/>")), "大得离谱");
    assert_refused(&svg(&filter("<feMorphology operator=\"dilate\" radius=\"100\"/>")), pixels);
    let layers = "层叠在一起太大";
    assert_refused(&svg(&filter(&"<feFlood/>".repeat(300))), layers);
    let wide = "<filter id=\"f\" filterUnits=\"userSpaceOnUse\" x=\"-90000\" y=\"-90000\" width=\"180000\" height=\"180000\"><feFlood/></filter>";
    assert_refused(&svg(&format!("{wide}<g filter=\"url(#f)\">{SHAPE}</g>")), layers);
    assert_refused(&svg(&format!("{}{SHAPE}{}", "<g opacity=\"0.5\">".repeat(200), "</g>".repeat(200))), layers);
    let letter = "<text font-size=\"100\" y=\"90\">国</text>";
    assert_refused(&svg(&format!("{}{letter}{}", "<g opacity=\"0.5\">".repeat(200), "</g>".repeat(200))), layers);
    let tile = "<pattern id=\"p\" width=\"1e5\" height=\"1e5\" patternUnits=\"userSpaceOnUse\"><rect width=\"9\" height=\"9\"/></pattern>";
    assert_refused(&svg(&format!("{tile}<g fill=\"url(#p)\">{SHAPE}</g>")), layers);
    assert_refused(&svg("<path d=\"M0 0H1e6\" stroke=\"red\" stroke-dasharray=\"0.01\"/>"), "虚线超过");
    assert_refused(&svg(&format!("<text>{}</text>", "国家".repeat(30_000))), "文字超过");
    assert_refused(&format!("<svg {SPACE} width=\"1\" height=\"1e7\">{SHAPE}</svg>"), "长和宽相差");
    let rules: String = (0..10_000).fold(String::new(), |mut text, n| {
        let _ = write!(text, ".a{n} * * rect{{fill:red}}");
        text
    });
    assert_refused(&svg(&format!("<style>{rules}</style>{}", "<rect/>".repeat(20_000))), "样式规则太多");
}

/// Returns bytes in base64.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let sign = |n: usize| if n <= three.len() { SIGNS[(bits >> (18 - 6 * n) & 63) as usize] as char } else { '=' };
        (0..4).map(sign).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

fn image(kind: &str, bytes: &[u8]) -> String {
    format!("<image width=\"50\" height=\"50\" xlink:href=\"data:{kind};base64,{}\"/>", base64(bytes))
}

/// Returns a PNG of one bit a pixel.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let rows = vec![0; (width as usize).div_ceil(8) * height as usize];
    encoder.write_header().unwrap().write_image_data(&rows).unwrap();
    bytes
}

#[test]
fn pictures_within_are_judged_as_pictures() {
    let small = png(20, 20);
    let sound = svg(&(image("image/png", &small) + &image("image/svg+xml", svg(SHAPE).as_bytes())));
    assert_eq!(case(&sound).run(&["-o", "a.pdf"]).code, 0);
    let second = svg(&(image("image/png", &small) + &image("image/png", &png(9_000, 9_000))));
    assert_refused(&second, "第 2 张图片不能用：81 百万像素，最多 50");
    assert_refused(&svg(&image("image/png", &small[..small.len() - 8])), "第 1 张图片不能用：已损坏（文件不完整");
    assert_refused(&svg(&image("image/jpeg", &small)), "标的格式和实际的不一样");
    assert_refused(&svg(&image("image/tiff", &small)), "不是 PNG、JPEG");
    assert_refused(&svg(&image("image/svg+xml", b"<svg")), "已损坏");
    assert_refused(&svg("<image width=\"5\" height=\"5\" href=\"data:image/png;base64,****\"/>"), "已损坏");
    let within = svg(&image("image/svg+xml", svg(&"<g opacity=\"0.5\">".repeat(300)).as_bytes()));
    assert_refused(&within, "已损坏");
    let deep = svg(&("<g>".repeat(300) + &"</g>".repeat(300)));
    assert_refused(&svg(&image("image/svg+xml", deep.as_bytes())), "超过 250 层");
    assert_refused(&svg("<image width=\"5\" height=\"5\" href=\"b.png\"/>"), "在另一个文件“b.png”里");
    assert_refused(&svg("<image width=\"5\" height=\"5\" href=\"https://example.com/b.png\"/>"), "在另一个文件");
    let linked = case(&svg("<image width=\"5\" height=\"5\" href=\"b.png\"/>")).file("b.png", &small);
    assert_eq!(linked.run(&["-o", "a.pdf"]).code, 0);
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"picture\"\nfile = \"图/x.svg\"\nalt = \"图\"\n";
    for (address, code) in [("../照片/b.png", 0), ("../../照片/b.png", 1), ("/照片/b.png", 1), ("b.svg", 1)] {
        let drawing = svg(&format!("<image width=\"5\" height=\"5\" href=\"{address}\"/>"));
        let case = Case::with_sections(item).file("图/x.svg", drawing).file("照片/b.png", &small);
        let run = case.file("图/b.svg", svg(SHAPE)).run(&["-o", "a.pdf"]);
        assert_eq!(run.code, code, "{address}: {}", run.err);
        assert!(code == 0 || run.err.contains("在另一个文件"), "{address}: {}", run.err);
    }
}

#[test]
fn sound_drawings_are_drawn() {
    let drawing = svg(
        "<style>.a{fill:url(#p)} .a:first-child{stroke:red}</style>
         <defs><linearGradient id=\"g\"><stop/><stop offset=\"1\" stop-color=\"red\"/></linearGradient>
         <pattern id=\"p\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\"><circle r=\"3\" fill=\"url(#g)\"/></pattern>
         <clipPath id=\"c\"><circle r=\"40\"/></clipPath><mask id=\"m\"><rect width=\"99\" height=\"99\" fill=\"white\"/></mask>
         <marker id=\"k\" markerWidth=\"4\" markerHeight=\"4\"><path d=\"M0 0L4 2 0 4z\"/></marker>
         <filter id=\"f\"><feGaussianBlur stdDeviation=\"2\"/></filter><symbol id=\"s\"><rect width=\"5\" height=\"5\"/></symbol></defs>
         <g clip-path=\"url(#c)\"><rect class=\"a\" width=\"90\" height=\"90\" mask=\"url(#m)\"/></g>
         <path d=\"M1 1L50 50 90 1\" stroke=\"url(#g)\" fill=\"none\" stroke-dasharray=\"3 1\" marker-mid=\"url(#k)\"/>
         <use href=\"#s\" x=\"9\"/><use href=\"#s\" x=\"19\" filter=\"url(#f)\"/><text y=\"30\" opacity=\"0.5\">国家</text>"
    );
    for args in [&["-o", "a.pdf"][..], &["--for", "print", "-o", "b.pdf"], &["-o", "a.docx"]] {
        let run = case(&drawing).run(args);
        assert_eq!(run.code, 0, "{}", run.err);
    }
}

#[test]
fn words_of_web_pages_are_refused_unless_svg_says_the_same() {
    let foreign = "<foreignObject width=\"90\" height=\"20\"><p xmlns=\"http://www.w3.org/1999/xhtml\">受理 申请</p></foreignObject>";
    let switch = |instead: &str| svg(&format!("<switch>{foreign}<text y=\"20\">{instead}</text></switch>"));
    for drawing in [svg(foreign), switch("受理…")] {
        assert_refused(&drawing, "印不出的文字");
    }
    // Nothing is said of it, least of all by the compiler.
    let run = case(&switch("受理申请")).run(&["-q"]);
    assert_eq!((run.code, &*run.err), (0, ""));
    let empty = foreign.replace("受理 申请", " ");
    assert_eq!(case(&svg(&(SHAPE.to_owned() + &empty))).run(&["-q"]).code, 0);
}
