# Completions of vpce for fish: `vpce completions fish | source`, or this file in ~/.config/fish/completions.
# What may stand at the cursor is known to `vpce __complete` alone. To have it for the name aws, too:
# `complete -c aws -f -a '(__vpce_complete)'`

function __vpce_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l all (commandline -o)
    set -l next (math (count $before) + 1)
    set -l token (commandline -t)
    test -n "$token"; and set next (math $next + 1)
    # Another program of the name aws is not asked.
    set -l program $before[1]
    test (string split -r -m 1 -f 2 -- / "/$program") = vpce; or set program vpce
    set -l lines ($program __complete (count $before) $before "$current" $all[$next..-1] 2>/dev/null)
    if string match -q -- ':files*' $lines[1]
        set -l prefix (string split -m 1 -f 2 -- \t $lines[1])
        set -l typed (string sub -s (math (string length -- "$prefix") + 1) -- "$current")
        for path in (__fish_complete_path "$typed")
            echo "$prefix$path"
        end
        return
    end
    printf '%s\n' $lines
end

complete -c vpce -f -a '(__vpce_complete)'
