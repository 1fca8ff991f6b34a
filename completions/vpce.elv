# Completions of vpce for elvish: `eval (vpce completions elvish | slurp)` in rc.elv.
# What may stand at the cursor is known to `vpce __complete` alone. To have it for the name aws, too:
# `set edit:completion:arg-completer[aws] = $edit:completion:arg-completer[vpce]`

use str

set edit:completion:arg-completer[vpce] = {|@words|
    var current = $words[-1]
    e:vpce __complete (- (count $words) 1) $@words 2>/dev/null | from-lines | each {|line|
        var word about = (str:split &max=2 "\t" $line)
        if (eq $word ':files') {
            # Elvish completes whole words: the text before a file is put in front of each again.
            edit:complete-filename (str:trim-prefix $current $about) | each {|file|
                if (eq $about '') {
                    put $file
                } else {
                    edit:complex-candidate $about''$file[stem] &code-suffix=$file[code-suffix]
                }
            }
        } elif (or (str:has-suffix $word '=') (str:has-suffix $word '/')) {
            edit:complex-candidate $word
        } elif (eq $about '') {
            edit:complex-candidate $word &code-suffix=' '
        } else {
            edit:complex-candidate $word &display=$word' ('$about')' &code-suffix=' '
        }
    }
}
