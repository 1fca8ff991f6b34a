# Types a line into an interactive shell on a terminal of its own, and prints what it is after Tab: `type.zsh SHELL LINE`.
# Control-T is bound to writing the line to a file, which tells that the shell is done with Tab.

zmodload zsh/zpty zsh/zselect
line=$2 folder=$(mktemp -d)
case $1 in
bash)
    start="bash --noprofile --rcfile $folder/.rc -i"
    print -r "source <(vpce completions bash); bind -x '\"\\C-t\": printf %s \"\$READLINE_LINE\" >$folder/line'
        : >$folder/ready" >$folder/.rc
    ;;
zsh)
    start="env ZDOTDIR=$folder zsh -d -i"
    print -r "autoload -Uz compinit; compinit -u -D; source <(vpce completions zsh)
        show() { print -rn -- \"\$BUFFER\" >$folder/line }; zle -N show; bindkey '^T' show; : >$folder/ready" >$folder/.zshrc
    ;;
elvish)
    start="elvish -rc $folder/rc.elv"
    print -r "eval (vpce completions elvish | slurp)
        set edit:insert:binding[Ctrl-T] = { print \$edit:current-command >$folder/line }
        set edit:completion:binding[Ctrl-T] = { edit:completion:accept; print \$edit:current-command >$folder/line }
        print '' >$folder/ready" >$folder/rc.elv
    ;;
esac

# Waits until a file is there, for ten seconds at most, and then for what still happens behind it.
await() {
    for ((tries = 0; tries < 100; tries++)); do
        [[ -e $1 ]] && break
        zselect -t 10
    done
    zselect -t 20
}

zpty -b terminal "stty rows 50 cols 200; exec $start"
await $folder/ready
zpty -w -n terminal "$line"$'\t'
for ((asked = 0; asked < 10 && ! $#printed; asked++)); do
    zselect -t 30
    zpty -w -n terminal $'\x14'
    zselect -t 20
    [[ -s $folder/line ]] && printed=$(<$folder/line)
done
[[ -n $DEBUG ]] && while zpty -r -t terminal text; do print -r -- "$text" >&2; done
zpty -d terminal
rm -r $folder
print -r -- "$printed|"
